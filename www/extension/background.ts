/** A click on the action marks the page, the next one takes the marks back. */

interface Extension {
  action: { onClicked: { addListener(listener: (tab: { id?: number }) => void): void } };
  scripting: { executeScript(injection: { target: { tabId: number }; files: string[] }): Promise<unknown> };
}
declare const chrome: Extension;

chrome.action.onClicked.addListener(({ id }) => {
  if (id === undefined) return;
  // Pages of the browser itself and of its store may not be read; there is nothing to do on them.
  chrome.scripting.executeScript({ target: { tabId: id }, files: ["content.js"] }).catch((error: unknown) => console.info("newsgloss:", error));
});
