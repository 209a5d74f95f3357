/** Work that goes on: shown once it takes longer than a glance. */

const PATIENCE = 250;

export class Progress {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #works = 0;
  readonly #label: HTMLElement;
  readonly #bar: HTMLProgressElement;

  constructor(private readonly element: HTMLElement) {
    this.#label = element.querySelector("label span")!;
    this.#bar = element.querySelector("progress")!;
  }

  begin(label: string): void {
    if (this.#works++ > 0) return;
    this.set(label, null);
    this.#timer = setTimeout(() => (this.element.hidden = false), PATIENCE);
  }

  /** Tells how much is done, from 0 to 1; null where it cannot be known. */
  set(label: string, share: number | null): void {
    this.#label.textContent = label;
    if (share === null) this.#bar.removeAttribute("value");
    else this.#bar.value = share;
  }

  end(): void {
    if (--this.#works > 0) return;
    clearTimeout(this.#timer);
    this.element.hidden = true;
  }
}
