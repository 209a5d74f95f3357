// What comes in by each door, and what is turned away in one clear line.
import assert from "node:assert/strict";
import JSZip from "jszip";
import { desk, drop, marked, put, remark, text } from "./page.mjs";

const open = (page, name, mimeType, buffer) => remark(page, () => page.setInputFiles("#file", { name, mimeType, buffer }));

/** A Word document of some paragraphs, each the XML of its runs. */
async function docx(...paragraphs) {
  const zip = new JSZip();
  zip.file("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
  zip.file("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
  zip.file("word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((runs) => `<w:p>${runs}</w:p>`).join("")}</w:body></w:document>`);
  return zip.generateAsync({ type: "nodebuffer" });
}

desk("opens Word documents without their deleted words", async ({ page }) => {
  const run = (words) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const buffer = await docx(run("Bridge reopens"), `${run("“We won,” Ana Lopez said")}<w:del w:id="1" w:author="x"><w:r><w:delText> drunkenly</w:delText></w:r></w:del><w:ins w:id="2" w:author="x">${run(" on Monday")}</w:ins>${run(".")}`);
  await open(page, "bridge.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer);
  assert.equal(await text(page), "Bridge reopens\n\n“We won,” Ana Lopez said on Monday.\n");
}, { blocked: true });

desk("opens e-mails by their own words", async ({ page }) => {
  const mail = "From: Ana Lopez <ana@example.org>\r\nTo: desk@example.org\r\nSubject: The bridge\r\nDate: Mon, 6 May 2024 08:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe bridge is safe, Carla Weiss said.\r\n";
  await open(page, "note.eml", "message/rfc822", Buffer.from(mail));
  assert.equal((await text(page)).trim(), "The bridge is safe, Carla Weiss said.");
  assert.equal(await page.inputValue("#published"), "2024-05-06");
});

desk("opens Rich Text Format, also where it calls itself plain text, and UTF-16 without a mark", async ({ page }) => {
  const rtf = Buffer.from(String.raw`{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0 \'93We won,\'94 Ana Lopez said.\par}`, "latin1");
  await open(page, "wire.txt", "text/plain", rtf);
  assert.equal(await text(page), "“We won,” Ana Lopez said.\n");
  await open(page, "wide.txt", "text/plain", Buffer.from("He left, Bob Stone said.", "utf16le"));
  assert.equal(await text(page), "He left, Bob Stone said.");
});

desk("turns away what is no story, several files in one line", async ({ page }) => {
  await drop(page, ["story.pdf", "application/pdf", "%PDF-1.7"], ["photo.png", "image/png", "x"], ["noise.txt", "text/plain", "\0\x01\x02\x03\x04".repeat(100)]);
  await page.locator("#notice", { hasText: "Can't open story.pdf, photo.png, noise.txt. Copy the text and paste it here." }).waitFor();
  assert.match(await page.locator("#story").textContent(), /Helen Okafor/);
});

desk("puts one pasted sentence in the place of the sample", async ({ page }) => {
  await page.evaluate(() => getSelection().setPosition(document.querySelector("#story > div").firstChild, 5));
  await remark(page, () => put(page, ["text/plain", "“It is over,” Bob Stone said."]));
  assert.equal(await text(page), "“It is over,” Bob Stone said.");
});

desk("leaves deleted words, note signs and e-mail headers out of what is pasted", async ({ page }) => {
  await remark(page, () => put(page, ["text/html", `<p>He left<a href="#_ftn1"><span class="MsoFootnoteReference">[1]</span></a>, Ana Lopez said<del> twice</del>.</p>`]));
  assert.equal(await text(page), "He left, Ana Lopez said.");
  await page.click("#new");
  await remark(page, () => put(page, ["text/plain", "From: Ana Lopez\nSubject: RE: bridge\n\nIt is over, Bob Stone said."]));
  assert.equal(await text(page), "It is over, Bob Stone said.");
});

desk("reads a form whose fields have the names of its properties", async ({ page }) => {
  await remark(page, () => put(page, ["text/html", `<form><input name="nodeName"><input name="childNodes"><input name="getAttribute"><p>It is over, Bob Stone said.</p></form>`]));
  assert.equal(await text(page), "It is over, Bob Stone said.");
}, { blocked: true });

desk("tells that a web address is no story, and that a text is not English", async ({ page }) => {
  await put(page, ["text/plain", "https://example.org/story"]);
  await page.locator("#notice", { hasText: "only a web address" }).waitFor();
  assert.match(await page.locator("#story").textContent(), /Helen Okafor/);
  const german = "Der Bürgermeister sagte am Dienstag, dass die Stadt im nächsten Jahr zwei neue Brücken bauen werde. Die Kosten seien hoch, aber das Geld sei da, und niemand müsse sich Sorgen machen, erklärte er vor dem Rat.";
  await remark(page, () => put(page, ["text/plain", german]));
  await page.locator("#notice", { hasText: "does not seem to be English" }).waitFor();
});

desk("tells that a file is open already", async ({ page }) => {
  await remark(page, () => drop(page, ["one.txt", "text/plain", "He left, Ana Lopez said."]));
  await drop(page, ["again.txt", "text/plain", "He left, Ana Lopez said."]);
  await page.locator("#message", { hasText: "is open already" }).waitFor();
  assert.equal(await page.locator("#stories li").count(), 0);
});

desk("shows where files may be dropped", async ({ page }) => {
  const shown = () => page.evaluate(() => document.documentElement.classList.contains("dropping"));
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["x"], "x.txt"));
    dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
  });
  assert.ok(await shown());
  await page.evaluate(() => dispatchEvent(new DragEvent("dragleave", { bubbles: true })));
  assert.ok(!(await shown()));
  await marked(page);
});
