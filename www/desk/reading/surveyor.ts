/** Reads all stories for the table over them, beside the one that shows; only those that have changed are read again. */
import type { TakenAway } from "../../export/exports.js";
import { reader } from "../start.js";
import { titleOf, type StoryState } from "../state/story-state.js";
import type { Digest } from "./survey.js";
import type { Reply, Task } from "./worker.js";
import { UNAVAILABLE } from "./failures.js";

type Waiting = { resolve(reply: Reply): void; reject(error: Error): void };

export class Surveyor {
  #worker: Worker | null = null;
  #id = 0;
  #waiting = new Map<number, Waiting>();
  #known = new Map<string, { story: StoryState; words: string; digest: Digest }>();
  /** The reader's own words, as the stories are to be read with them. */
  #words = "";

  /** What is known of a story as it is now. */
  digest(story: StoryState): Digest | null {
    const known = this.#known.get(story.id);
    return known?.story === story && known.words === this.#words ? known.digest : null;
  }

  /** What was read with other words is to be read again. */
  use(words: string): void {
    this.#words = words;
  }

  /** Reads what is not known yet; `progress` is told how many of the stories are. Rejects where the worker fails. */
  async survey(stories: readonly StoryState[], progress: (done: number) => void): Promise<void> {
    const fresh = stories.filter((story) => !this.digest(story));
    const words = this.#words;
    let done = stories.length - fresh.length;
    await Promise.all(
      fresh.map(async (story) => {
        const { text, publishedOn, source, corrections, checks, base } = story;
        const reply = await this.#ask({ do: "survey", name: story.id, words, base, story: { title: titleOf(story), text, publishedOn, source, corrections, checks } });
        if ("digest" in reply) this.#known.set(story.id, { story, words, digest: reply.digest });
        progress(++done);
      }),
    );
  }

  /** One file over the stories. */
  async export(format: "csv" | "jsonl", stories: readonly StoryState[]): Promise<TakenAway> {
    await this.survey(stories, () => undefined);
    const reply = await this.#ask({ do: "export-all", format, names: stories.map(({ id }) => id) });
    if (!("file" in reply)) throw new Error("the worker gave no file");
    return reply.file;
  }

  /** Ends the work in hand, and what was read for it. */
  stop(error = new Error("stopped")): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#known.clear();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }

  #ask(task: Omit<Task & { do: "survey" }, "id"> | Omit<Task & { do: "export-all" }, "id">): Promise<Reply> {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#started().postMessage({ id, ...task });
    });
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = (this.#worker = reader());
    worker.addEventListener("message", ({ data }: MessageEvent<Reply | string>) => {
      if (typeof data === "string") return;
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ("error" in data) waiting?.reject(new Error(data.error));
      else waiting?.resolve(data);
    });
    worker.addEventListener("error", () => this.#worker === worker && this.stop(new Error(UNAVAILABLE)));
    return worker;
  }
}
