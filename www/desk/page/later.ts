/** Parts of the page that are loaded when they first show. */
import type { Actions } from "./actions.js";
import { h, type VNode } from "./vdom.js";

type View = (properties: { page: Actions }) => VNode;

/** A view whose script is loaded once it is asked for. */
export function later(load: () => Promise<View>, label: string): View {
  let view: View | null = null;
  let coming = false;
  return ({ page }) => {
    if (view) return h(view, { page });
    if (!coming) {
      coming = true;
      load().then((loaded) => (view = loaded), () => {
        coming = false;
        page.set({ room: "story" });
        page.tell("This part of the desk could not be loaded. Check your connection and try again; your stories are safe.");
      }).then(() => page.draw());
    }
    return h("main", { class: "room" }, h("p", { role: "status" }, label));
  };
}
