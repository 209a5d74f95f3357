/** Where the marks of a long text are, drawn beside it; a click goes there. */
import type { Annotations } from "../../annotations.js";
import type { Layer } from "../../export/corrections.js";

/** Where each layer stands in the map's width, as shares, and the variable that has its colour. */
const LANES: Record<Layer, [from: number, to: number, colour: string]> = { quotes: [0, 0.5, "--map-quote"], actors: [0.5, 0.75, "--actor"], numbers: [0.75, 1, "--number"] };

export class Minimap {
  #draw: () => void = () => undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    go: (share: number) => void,
  ) {
    canvas.addEventListener("click", ({ offsetY }) => go(offsetY / canvas.clientHeight));
    addEventListener("resize", () => this.#draw());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#draw());
  }

  /** Draws the marks of a text with a length; hides the map where `length` is 0. */
  show(length: number, found: Annotations, on: ReadonlySet<Layer>): void {
    this.canvas.hidden = length === 0;
    this.#draw = () => this.#paint(length, found, on);
    this.#draw();
  }

  #paint(length: number, found: Annotations, on: ReadonlySet<Layer>): void {
    const { canvas } = this;
    const context = canvas.getContext("2d");
    if (canvas.hidden || !context) return;
    const height = (canvas.height = Math.max(1, canvas.clientHeight));
    const width = (canvas.width = Math.max(1, canvas.clientWidth));
    const style = getComputedStyle(canvas);
    for (const layer of on) {
      const rows = new Uint16Array(height);
      for (const { start, end } of found[layer]) {
        const last = Math.min(height - 1, Math.floor((end / length) * height));
        for (let row = Math.floor((start / length) * height); row <= last; row++) rows[row]!++;
      }
      const most = rows.reduce((a, b) => Math.max(a, b), 1);
      const [from, to, colour] = LANES[layer];
      context.fillStyle = style.getPropertyValue(colour).trim();
      rows.forEach((count, row) => {
        if (count === 0) return;
        context.globalAlpha = 0.35 + (0.65 * count) / most;
        context.fillRect(from * width, row, (to - from) * width - 1, 1);
      });
    }
  }
}
