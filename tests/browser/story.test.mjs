// Which part of a page gloss() reads as its story, what it leaves out of it, and which day it takes for "today".
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, glossed, marked } from "./host.mjs";

after(close);

/** A story of three paragraphs about somebody. */
const story = (name) =>
  `<p>“The mill is open again,” owner ${name} told the paper on Tuesday.</p>
   <p>The mill stopped in the spring, when the river rose over its lower floor and took the wheel with it.</p>
   <p>Neighbours have carried sand and stones for weeks, and ${name} said that 31 of them would be paid.</p>`;
const COMMENT = "<p>I have lived beside that mill all my life, and I can tell you that nobody ever asked us about anything at all.</p>";

/** A page with some body whose story is looked for; `text` is what was read. */
function page(name, body, run, { head = "", lang = "en", ...more } = {}) {
  test(name, { timeout: 60_000 }, async () => {
    const { page, done } = await glossed("", { options: { panel: "none" } });
    try {
      await page.evaluate(
        async ({ body, head, lang, more }) => {
          story.remove();
          document.documentElement.lang = lang;
          document.head.insertAdjacentHTML("beforeend", policy.createHTML(head));
          document.body.innerHTML = policy.createHTML(body);
          globalThis.story = (await import("/page.js")).gloss(null, { panel: "none", ...more });
          await globalThis.story.ready;
        },
        { body, head, lang, more },
      );
      await run(page, await page.evaluate(() => globalThis.story.text));
    } finally {
      await done();
    }
  });
}

/** A page on which some words are read and others are not. */
const reads = (name, body, words, others = []) =>
  page(name, body, (_, text) => {
    for (const one of words) assert.ok(text.includes(one), `"${one}" in ${JSON.stringify(text)}`);
    for (const one of others) assert.ok(!text.includes(one), `no "${one}" in ${JSON.stringify(text)}`);
  });

const MILL = ["The mill is open", "31 of them"];

reads("comments in articles of their own are no story", `<div id=c>${story("Ida Moss")}</div><ol class=comment-list>${`<li><article class=comment-body>${COMMENT}</article></li>`.repeat(9)}</ol>`, MILL, ["all my life"]);
reads("a small main part beside the story does not win", `<main><p>Log in to read the paper on all of your devices, wherever you are.</p></main><div class=post>${story("Ida Moss")}${story("Jon Vale")}</div>`, MILL, ["Log in"]);
reads("of two whole stories the first is read", `<div><article><h1>Mill</h1>${story("Ida Moss")}</article><article><h1>Dam</h1>${story("Jon Vale").repeat(2)}</article></div>`, ["Ida Moss"], ["Jon Vale"]);
reads("paragraphs by line breaks, in a table", `<ul><li><a href=#>World</a></li><li><a href=#>Sport: Rovers win again at home</a></li></ul><table><tr><td><a href=#>Archive</a><td>${story("Ida Moss").replace(/<p>/g, "").replace(/<\/p>/g, "<br><br>")}</table>`, MILL, ["Rovers"]);
reads("a page that is one form", `<form action=#><div id=menu><a href=#>Home</a></div><div id=text>${story("Ida Moss")}</div></form>`, MILL, ["Home"]);
reads("the lead above the part with the rest is read", `<article><h1>Mill</h1><p class=lead>The old mill by the river opens its doors again after the flood.</p><div class=share><a href=#>Share</a></div><div class=text>${story("Ida Moss")}</div></article>`, ["The old mill by the river", ...MILL], ["Share"]);
reads("a story in several parts between advertisements", `<div>${`<section class=part>${story("Ida Moss")}</section><div class=ad>Advertisement</div>`.repeat(3)}</div><div id=foot><p>All rights reserved by the Ellery Courier and its writers since 1911.</p></div>`, MILL, ["Advertisement", "reserved"]);
const widget = (name, times = 1) => `<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class=elementor-widget-container>${story(name).repeat(times)}</div></div>`;
reads("the boxes of a page builder are no widgets beside the story", `<div class=elementor-widget-wrap>${widget("Ida Moss")}${widget("Jon Vale", 3)}${widget("Eva Ruiz")}</div>`, ["Ida Moss", "Jon Vale", "Eva Ruiz"]);
const minutes = Array.from({ length: 9 }, (_, at) => `<div class=live-match-comment><b>${90 - at}'</b><div class=live-match-comment-body>The keeper of the Rovers holds the ball for the ${at + 1}th time, and waits.</div></div>`).join("");
reads("the entries of a live report are no readers' comments", `<main><div class=score>Rovers 1 – 1 United</div><div class=live-match-comments>${minutes}</div></main><div class=ground>${"<p>The ground of the Rovers stands by the river, and holds as many people as the town has.</p>".repeat(4)}</div>`, ["for the 1th time", "for the 9th time"]);
reads("a forum's posts are the story, where there is nothing else", `<form><main><h2>Mill wheel</h2><p>Thread of 2024, with some answers.</p><ol class=comments>${`<li class=comment>${COMMENT}</li>`.repeat(9)}</ol></main><aside>${"<p>Our shop has new wheels, in oak and in steel, at all sizes, for the mills of today.</p>".repeat(4)}</aside></form>`, ["all my life"], ["Our shop"]);
reads("a lead of several paragraphs is read", `<article><h1>Mill</h1><div class=article-intro><p>The old mill by the river opens its doors again.</p><p>Its owner tells us how.</p></div><div class=ad>Advertisement</div><div class=body>${story("Ida Moss").repeat(4)}</div></article>`, ["The old mill by", "tells us how", ...MILL], ["Advertisement"]);
reads("a question is read with its answers", `<div><div class=question><div class=votes>12</div><div><p>How does one keep a mill wheel from freezing in a long winter?</p></div></div><div class=answers>${story("Ida Moss").repeat(4)}</div></div>`, ["How does one keep", ...MILL]);
reads("a header that has a bar to share still has the lead", `<article><header class="head has-sharing"><h1>Mill</h1><div class=head__abstract>The old mill by the river opens its doors again after the flood.</div></header><div class=text>${story("Ida Moss")}</div></article>`, ["The old mill by the river", ...MILL]);
reads("a table in a figure is read, code in a sentence where it is words", `<article>${story("Ida Moss")}<figure><table><tr><td>Free entry<td>30 sacks</table></figure><p>Neighbours type <code>open-gate</code> and then <code>x = 42</code> at the mill's own screen.</p></article>`, ["30 sacks", "open-gate"], ["42"]);
reads("an open shadow root may hold the story", `<mill-story><template shadowrootmode=open><article>${story("Ida Moss")}</article></template></mill-story><div class=cookie><p>We use cookies and those of our 800 partners on this page.</p></div>`, [], ["cookies"]);

reads(
  "what stands between the paragraphs of a story is left out",
  `<article><div class=byline>By Ada Weiss</div><p>Published 7 May 2024, 14:03</p>${story("Ida Moss")}
   <figure><img alt=""><figcaption>The mill in 1950. Photo: Town archive.</figcaption></figure>
   <ul><li><a href=#>Ten walks near the river</a></li><li><a href=#>Mayor Bell wins again</a></li></ul>
   <p>READ MORE: <a href=#>Flood closes road</a></p><div class=newsletter><p>Join 9,000 readers of our letter. You can leave at any time.</p></div>
   <pre><code>mill(31); // 42</code></pre><p>The sluice opens in June, the paper was told, and the wheel turns a week later.</p>
   <blockquote class=twitter-tweet><p>Open again!</p>— Mill (@themill) May 3, 2024</blockquote><p>Follow us on Mastodon</p></article>`,
  [...MILL, "The sluice opens", "Open again"],
  ["Ada Weiss", "14:03", "1950", "walks", "Bell", "Flood", "9,000", "42", "@themill", "Follow us"],
);
reads("paragraphs with links stay, even where all is link", `<article>${story("Ida Moss")}<p><a href=#>Jon Vale was sent home last Friday.</a></p><p>He and <a href=#>two of his friends from the lower village</a> left.</p>${story("Eva Ruiz")}</article>`, ["Jon Vale was sent", "two of his friends"]);

page("a story that a script brings later is found, and another below is not", `<div id=app></div><div class=foot><p>The Ellery Courier is a member of the press council of the county.</p></div>`, async (page) => {
  await page.evaluate((html) => (document.querySelector("#app").innerHTML = policy.createHTML(html)), `<article><h1>Mill</h1>${story("Ida Moss")}</article>`);
  await marked(page, "quoted", (found) => found.includes("“The mill is open again,”"));
  await page.evaluate((html) => document.querySelector("#app").insertAdjacentHTML("beforeend", policy.createHTML(html)), `<article><h1>Dam</h1>${story("Jon Vale")}</article>`);
  await page.waitForTimeout(400);
  assert.ok(!(await page.evaluate(() => story.text.includes("Jon Vale"))));
});

const GERMAN = `<article>${"<p>„Die Mühle öffnet wieder“, sagte Eigentümerin Ida Moss am Dienstag. 31 Nachbarn haben seit Wochen geholfen, und das Wasser ist nicht mehr da.</p>".repeat(3)}</article>`;
page("a story in another language is told and left unmarked, until asked for", GERMAN, async (page) => {
  assert.deepEqual(await page.evaluate(() => [story.foreign, story.annotations.numbers.length, CSS.highlights.size]), [true, 0, 0]);
  await page.evaluate(() => story.markAnyway());
  await marked(page, "numbers", (found) => found.includes("31"));
});
page("a page that says it is in another language is read where its words are English", `<article>${story("Ida Moss")}</article>`, async (page) => marked(page, "numbers", (found) => found.includes("31")), { lang: "de" });

/** "Tuesday" of the story above is 7 May 2024. */
const day = (name, head, body = "") =>
  page(`the day of publication is that of ${name}`, `${body}<article>${story("Ida Moss")}</article>`, async (page) => {
    const dates = await page.evaluate(() => story.annotations.numbers.filter(({ kind }) => kind === "date").map(({ value }) => value));
    assert.ok(dates.includes("2024-05-07"), String(dates));
  }, { head });
const data = (value) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
day("its JSON-LD", data({ "@type": "NewsArticle", dateModified: "2024-06-01", datePublished: "2024-05-08T09:00:00+02:00" }));
day("the story in a JSON-LD graph", data({ "@graph": [{ "@type": "WebSite", datePublished: "2001-01-01" }, { "@type": ["BlogPosting"], datePublished: "2024-05-08" }] }));
day("JSON-LD that is broken", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a\nb","datePublished":"2024-05-08"}</script>');
day("metadata by any of their names", '<meta name="parsely-pub-date" content="20240508"><meta name="last-modified" content="2024-06-01">');
day("metadata in words", '<meta property="article:published_time" content="May 8, 2024 2:03 PM">');
day("the second of two that are told, where the first is none", '<meta name="date" content="1970-01-01"><meta name="date" content="2024/05/08">');
day("a microformat", "", '<p><abbr class=published title="2024-05-08T14:03">8 May</abbr></p>');
day("the time before it", "", '<div><time class=updated datetime="2024-06-01">June</time> <time datetime="2024-05-08">8 May</time></div>');
page("the day of publication is that of a time behind the word, below the story", `<article>${story("Ida Moss")}</article><p><i title=Published></i> <time datetime="2024-05-08">8 May</time></p>`, async (page) => {
  assert.ok((await page.evaluate(() => story.annotations.numbers.map(({ value }) => value))).includes("2024-05-07"));
});
day("the line under its headline", "", "<h1>Mill</h1><div>Wednesday, May 8, 2024</div>");
