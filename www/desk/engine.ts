/** Annotating in a worker: the newest text wins, long work can be cancelled. */
import type { AnnotateOptions, Annotations } from "../annotations.js";
import { trustedUrl } from "./trusted.js";
import type { Task } from "./worker.js";

interface Reply {
  id: number;
  annotations?: Annotations;
  error?: string;
}

/** What a cancelled or overtaken call rejects with. */
export class Cancelled extends Error {}

export class Engine {
  #worker = this.#start();
  #id = 0;
  #running: { id: number; resolve: (found: Annotations) => void; reject: (error: Error) => void } | null = null;
  #waiting: (() => void) | null = null;

  /** Annotates; rejects with `Cancelled` where a newer text comes first, with an `Error` where the annotator fails. */
  annotate(text: string, options: AnnotateOptions): Promise<Annotations> {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      const send = () => {
        if (id !== this.#id) return reject(new Cancelled());
        this.#running = { id, resolve, reject };
        this.#worker.postMessage({ id, text, options } satisfies Task);
      };
      if (this.#running) {
        const overtaken = this.#waiting;
        this.#waiting = send;
        overtaken?.();
      } else send();
    });
  }

  /** Ends the work in hand; the next text gets a new worker. */
  cancel(): void {
    this.#id++;
    this.#worker.terminate();
    this.#worker = this.#start();
    this.#finish(this.#running?.id ?? 0, { id: 0, error: "" });
  }

  #start(): Worker {
    const worker = new Worker(trustedUrl("worker.js") as string, { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.#finish(data.id, data));
    worker.addEventListener("error", () => this.#finish(this.#running?.id ?? 0, { id: 0, error: "The annotator could not start: worker.js or newsgloss.wasm did not load. Reload the page." }));
    return worker;
  }

  #finish(id: number, reply: Reply): void {
    const running = this.#running;
    if (!running || running.id !== id) return;
    this.#running = null;
    if (reply.annotations && id === this.#id) running.resolve(reply.annotations);
    else running.reject(reply.error ? new Error(reply.error) : new Cancelled());
    const next = this.#waiting;
    this.#waiting = null;
    next?.();
  }
}
