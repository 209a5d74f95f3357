/** Makes HTML of a Word document, which is then read for its text as any other: a worker of its own, loaded when one comes. */
import mammoth from "mammoth";

self.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
  // Deleted words, notes of the reviewers and pictures are no text of the story.
  void mammoth.convertToHtml({ arrayBuffer: data }, { ignoreEmptyParagraphs: true, convertImage: mammoth.images.imgElement(async () => ({ src: "" })), styleMap: ["comment-reference => "] }).then(
    ({ value }) => self.postMessage(value),
    () => self.postMessage(null),
  );
});
