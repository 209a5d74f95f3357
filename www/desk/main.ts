/** The reading desk: a story, its marks, and the lists beside it. */
import { Page } from "./page/page.js";
import { trustedUrl } from "./start.js";

const page = new Page();
void page.start();
// Where the browser has no service workers, or the page is a file, the desk simply needs its network.
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) void navigator.serviceWorker.register(trustedUrl("offline.js") as string).catch(() => undefined);
