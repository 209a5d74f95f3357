/** Reads a saved e-mail: a worker of its own, loaded when one comes. */
import PostalMime from "postal-mime";

export interface Mail {
  subject: string;
  date: string;
  html: string;
  text: string;
}

self.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
  void PostalMime.parse(data).then(
    ({ subject = "", date = "", html = "", text = "" }) => self.postMessage({ subject, date, html, text } satisfies Mail),
    () => self.postMessage(null),
  );
});
