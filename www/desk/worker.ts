/** Annotates away from the page's own thread. */
import { load } from "../index.js";
import type { AnnotateOptions } from "../annotations.js";

export interface Task {
  id: number;
  text: string;
  options: AnnotateOptions;
}

const annotator = load(new URL("./newsgloss.wasm", import.meta.url));
// A failed load is told with the first task.
annotator.catch(() => undefined);

self.addEventListener("message", async ({ data }: MessageEvent<Task>) => {
  try {
    const annotations = (await annotator).annotate(data.text, data.options);
    self.postMessage({ id: data.id, annotations });
  } catch (error) {
    self.postMessage({ id: data.id, error: error instanceof Error ? error.message : String(error) });
  }
});
