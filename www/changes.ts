/** Tells when what is under a root may read differently: its nodes, what hides or shows them, the page's address. */

/** Attributes that decide what is shown; others change nothing in the text. */
const SHOWING = ["class", "style", "hidden", "open", "slot", "aria-hidden", "contenteditable"];

/** Characters of what comes or goes beside a guessed story that may be another, or the rest of it. */
const STORY = 200;

export class Changes {
  readonly #observer: MutationObserver;
  readonly #trees = new Set<Node>();
  #root: Element | null = null;
  #connected = false;
  #guessed = false;
  #address = location.href;

  constructor(private readonly changed: () => void) {
    this.#observer = new MutationObserver((records) => {
      if (this.#matters(records)) this.changed();
    });
    addEventListener("popstate", this.changed);
    addEventListener("hashchange", this.changed);
    // It never comes as far as the window.
    document.addEventListener("load", this.#loaded, true);
  }

  /** A frame has gone to another page, which no record tells of. */
  readonly #loaded = ({ target }: Event): void => {
    if (target instanceof HTMLIFrameElement && (this.#root?.contains(target) ?? true)) this.changed();
  };

  /** Watches a root (null: any that comes) with the other trees that it shows; where it was guessed, also for a better one. */
  watch(root: Element | null, trees: readonly Node[], guessed: boolean): void {
    this.#root = root;
    this.#guessed = guessed;
    this.#connected = root?.isConnected ?? false;
    this.#address = location.href;
    const wanted = new Set<Node>([document, ...(root ? [root.getRootNode()] : []), ...trees]);
    if (wanted.size === this.#trees.size && [...wanted].every((tree) => this.#trees.has(tree))) return;
    this.#observer.disconnect();
    this.#trees.clear();
    for (const tree of wanted) {
      this.#trees.add(tree);
      this.#observer.observe(tree, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SHOWING });
    }
  }

  stop(): void {
    this.#observer.disconnect();
    removeEventListener("popstate", this.changed);
    removeEventListener("hashchange", this.changed);
    document.removeEventListener("load", this.#loaded, true);
  }

  #matters(records: MutationRecord[]): boolean {
    const root = this.#root;
    if (!root || root.isConnected !== this.#connected || location.href !== this.#address) return true;
    const home = root.getRootNode();
    return records.some(({ target, type, addedNodes }) => {
      if (this.#guessed && [...addedNodes].some((node) => (node.textContent?.length ?? 0) >= STORY)) return true;
      if (root.contains(target) || target.getRootNode() !== home) return true;
      // An attribute above the root may hide it; nodes that come and go beside it do not.
      return type === "attributes" && target.contains(root);
    });
  }
}
