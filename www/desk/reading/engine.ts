/** The worker, from the page: the newest text wins, long work can be cancelled. */
import type { AnnotateOptions, Annotations } from "../../annotations.js";
import type { Correction } from "../../export/corrections.js";
import type { Format, Result, TakenAway } from "../../export/exports.js";
import type { Overview } from "./overview.js";
import { recall } from "./recall.js";
import { reader } from "../start.js";
import type { Reply, Task } from "./worker.js";
import { NOT_LOADED, STOPPED } from "./failures.js";

/** What a cancelled or overtaken call rejects with. */
export class Cancelled extends Error {}

/** What a call rejects with where the annotator did not load: the same may be asked again. */
export class NotLoaded extends Error {}

export interface Reading {
  text: string;
  options: AnnotateOptions;
  /** The reader's own words, in JSON; empty where there are none. */
  words: string;
  /** A result that came with the text, in place of a new one. */
  base: Annotations | null;
  corrections: readonly Correction[];
}

export interface Found {
  found: Annotations;
  overview: Overview;
  /** Whether the reader's own words could not be used. */
  unused: boolean;
}

interface Job<T> {
  task: Task;
  found: Annotations;
  resolve: (result: T) => void;
  reject: (error: Error) => void;
}

/** What the worker was asked to read last. */
type Last = Pick<Reading, "text" | "base" | "words"> & { options: string };
const NOTHING: Last = { text: "", base: null, words: "", options: "" };

/** How long the page has to show kept findings, in milliseconds. */
const PATIENCE = 200;

export class Engine {
  #worker: Worker | null = null;
  #id = 0;
  #running: Job<Found> | null = null;
  #waiting: Job<Found> | null = null;
  #exports = new Map<number, Job<TakenAway>>();
  /** What the worker has read last: the same text is not sent again. */
  #last: Last = NOTHING;
  /** The story that was asked for last. */
  #story: Task | null = null;
  /** The same where the worker that is there has not read it: its findings were kept from before, or another worker read it. */
  #unread: Task | null = null;
  /** What is read for exports alone. */
  #before = 0;

  /** Is told which part of the marks has come, from 0 to 1. */
  onProgress: (share: number) => void = () => undefined;

  /** Annotates and corrects; rejects with `Cancelled` where a newer text comes first, with an `Error` where that fails. */
  read({ text, options, words, base, corrections }: Reading): Promise<Found> {
    const id = ++this.#id;
    const kept = id === 1 ? recall({ text, options, words, base, corrections }) : null;
    this.#story = { id, do: "read", text, options, words, base, corrections };
    this.#unread = kept && this.#story;
    if (kept) {
      // Once its marks are shown, the worker starts for what comes.
      setTimeout(() => this.#started(), PATIENCE);
      return Promise.resolve(kept);
    }
    const asked = JSON.stringify(options);
    const same = text !== "" && text === this.#last.text && base === this.#last.base && words === this.#last.words && asked === this.#last.options;
    this.#last = { text, base, words, options: asked };
    const task: Task = same && this.#waiting?.task.do !== "read" ? { id, do: "correct", corrections } : { id, do: "read", text, options, words, base, corrections };
    return new Promise((resolve, reject) => {
      const job = { task, found: { actors: [], entities: [], quotes: [], numbers: [] }, resolve, reject };
      if (!this.#running) return this.#begin(job);
      this.#waiting?.reject(new Cancelled());
      this.#waiting = job;
    });
  }

  /** A file of what was read last. */
  export(format: Format, about: Omit<Result, "text" | "found">): Promise<TakenAway> {
    const id = ++this.#id;
    const task: Task = { id, do: "export", format, about };
    return new Promise((resolve, reject) => {
      this.#exports.set(id, { task, found: { actors: [], entities: [], quotes: [], numbers: [] }, resolve, reject });
      if (this.#unread) this.#started().postMessage(this.#unread);
      this.#before = this.#unread?.id ?? this.#before;
      this.#unread = null;
      this.#started().postMessage(task);
    });
  }

  /** Ends the work in hand; the next text gets a new worker. */
  cancel(): void {
    this.#end(new Cancelled());
  }

  /** Ends the worker, and with it all that was asked of it. */
  #end(error: Error): void {
    this.#worker?.terminate();
    this.#worker = null;
    const ended = [this.#running, this.#waiting, ...this.#exports.values()];
    this.#running = this.#waiting = null;
    this.#exports.clear();
    this.#last = NOTHING;
    this.#unread = this.#story;
    for (const job of ended) job?.reject(error);
  }

  #begin(job: Job<Found>): void {
    this.#running = job;
    this.#started().postMessage(job.task);
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = (this.#worker = reader());
    let heard = false;
    worker.addEventListener("message", ({ data }: MessageEvent<Reply | string>) => {
      heard = true;
      if (typeof data !== "string") this.#receive(data);
    });
    // One that was ended on purpose is no longer this one.
    worker.addEventListener("error", () => this.#worker === worker && this.#end(heard ? new Error(STOPPED) : new NotLoaded(NOT_LOADED)));
    return worker;
  }

  #receive(reply: Reply): void {
    const taken = this.#exports.get(reply.id);
    if (taken) {
      this.#exports.delete(reply.id);
      if ("file" in reply) taken.resolve(reply.file);
      else if ("error" in reply) taken.reject(new Error(reply.error));
      return;
    }
    if (reply.id === this.#before && "error" in reply) {
      // What an export was to be of could not be read.
      for (const job of this.#exports.values()) job.reject(new Error(reply.error));
      this.#exports.clear();
      this.#unread = this.#story;
    }
    const job = this.#running;
    if (!job || job.task.id !== reply.id || "file" in reply || "digest" in reply) return;
    if ("error" in reply) {
      // The worker has not read this text: it must be sent anew.
      this.#last = NOTHING;
      job.reject(reply.again ? new NotLoaded(reply.error) : new Error(reply.error));
      this.#unread = this.#story;
      if (this.#waiting?.task.do === "correct") {
        this.#waiting.reject(new Cancelled());
        this.#waiting = null;
      }
      return this.#next();
    }
    if (this.#waiting) {
      if (reply.overview) {
        job.reject(new Cancelled());
        this.#next();
      }
      return;
    }
    for (const name of ["actors", "entities", "quotes", "numbers"] as const) for (const one of reply.part[name]) job.found[name].push(one as never);
    const { actors, entities, quotes, numbers } = job.found;
    this.onProgress((actors.length + entities.length + quotes.length + numbers.length) / reply.of);
    if (!reply.overview) return;
    job.resolve({ found: job.found, overview: reply.overview, unused: reply.unused });
    this.#next();
  }

  #next(): void {
    this.#running = null;
    const next = this.#waiting;
    this.#waiting = null;
    if (next) this.#begin(next);
  }
}
