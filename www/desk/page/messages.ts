/** What the page has to say: what was done, what goes wrong, what takes long. */
import type { Actions } from "./actions.js";
import { h, type VNode } from "./vdom.js";

/** The last thing that was done, with a way back. The live region says the same. */
export function MessageBar({ page }: { page: Actions }): VNode | null {
  const { message } = page.view;
  return message && h("section", { id: "message", class: "message", "aria-label": "Last change" }, h("span", {}, message.text), message.undo && h("button", { type: "button", class: "link", onClick: () => page.undo() }, "Undo"), h("button", { type: "button", class: "link", "aria-label": "Dismiss the message", onClick: () => page.set({ message: null }) }, "×"));
}

export function Notice({ page }: { page: Actions }): VNode {
  const { notice } = page.view;
  return h("p", { id: "notice", class: "notice", role: "alert", hidden: notice === "" }, notice, notice !== "" && h("button", { type: "button", class: "link", "aria-label": "Dismiss the notice", onClick: () => page.tell("") }, "×"));
}

export function Working({ page }: { page: Actions }): VNode {
  const { progress } = page.view;
  return h("div", { id: "progress", class: "progress", hidden: !progress }, h("label", {}, h("span", {}, progress?.label ?? ""), " ", h("progress", { max: 1, value: progress?.share ?? undefined })), " ", h("button", { id: "cancel", type: "button", onClick: () => page.cancel() }, "Cancel"));
}
