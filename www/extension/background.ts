/** A click on the action marks the page, the next one takes the marks back; where a page cannot be read, the badge says so. */

interface Tab {
  id?: number;
  url?: string;
}
interface Extension {
  action: {
    onClicked: { addListener(listener: (tab: Tab) => void): void };
    setBadgeText(details: { tabId: number; text: string }): Promise<void>;
    setBadgeBackgroundColor(details: { tabId: number; color: string }): Promise<void>;
    setTitle(details: { tabId: number; title: string }): Promise<void>;
  };
  scripting: { executeScript(injection: { target: { tabId: number }; files: string[] }): Promise<unknown> };
}
declare const chrome: Extension;

chrome.action.onClicked.addListener((tab) => {
  const { id } = tab;
  if (id === undefined) return;
  const tell = (text: string, title: string) => Promise.all([chrome.action.setBadgeText({ tabId: id, text }), chrome.action.setBadgeBackgroundColor({ tabId: id, color: "#8a2b2b" }), chrome.action.setTitle({ tabId: id, title })]);
  chrome.scripting
    .executeScript({ target: { tabId: id }, files: ["content.js"] })
    .then(() => chrome.action.setBadgeText({ tabId: id, text: "" }))
    .catch(() => tell("!", `newsgloss: ${reason(tab.url ?? "")}`))
    // The tab may be gone by then.
    .catch(() => undefined);
});

/** Why a page may not be read, as far as its address tells. */
function reason(url: string): string {
  if (/\.pdf($|[?#])/i.test(url)) return "this is a PDF, which an extension cannot mark; copy its text into the reading desk";
  if (url.startsWith("file:")) return "to mark files, allow access to file addresses in the extension's settings";
  if (!/^https?:/.test(url)) return "the browser lets no extension read its own pages";
  return "the browser lets no extension read this page";
}
