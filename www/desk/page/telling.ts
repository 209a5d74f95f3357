/** What the page tells the reader: what was done, what goes wrong, what takes long. */
import { byId } from "./dom.js";
import type { View } from "./view.js";

/** How long a message stays, in milliseconds; long enough to reach its Undo. */
const STAYS = 9000;
/** Work is shown once it takes longer than a glance. */
const PATIENCE = 250;

export class Telling {
  #message: ReturnType<typeof setTimeout> | undefined;
  #progress: ReturnType<typeof setTimeout> | undefined;
  #works = 0;
  /** Whether the notice that shows is about reading. */
  #ofReading = false;

  constructor(
    private readonly view: View,
    private readonly set: (changed: Partial<View>) => void,
  ) {}

  /** Shows a short message, with Undo where it tells of a change. */
  notify(text: string, undo: boolean): void {
    clearTimeout(this.#message);
    this.#message = setTimeout(() => this.set({ message: null }), STAYS);
    this.set({ message: { text, undo } });
    this.say(text);
  }

  /** Tells those who listen only. */
  say(message: string): void {
    byId("live").textContent = message;
  }

  /** Tells what goes wrong, until the reader has seen it. */
  tell(notice: string): void {
    this.#ofReading = false;
    this.set({ notice });
  }

  /** Tells what goes wrong with reading, until it goes well. */
  ofReading(notice: string): void {
    if (notice === "" && !this.#ofReading) return;
    this.tell(notice);
    this.#ofReading = true;
  }

  begin(label: string): void {
    if (this.#works++ > 0) return;
    this.#progress = setTimeout(() => this.set({ progress: this.view.progress ?? { label, share: null } }), PATIENCE);
  }

  progress(label: string, share: number | null): void {
    if (this.view.progress) this.set({ progress: { label, share } });
  }

  end(): void {
    if (--this.#works > 0) return;
    clearTimeout(this.#progress);
    if (this.view.progress) this.set({ progress: null });
  }
}
