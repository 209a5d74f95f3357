/** `<news-gloss>` in Preact's TSX; importing it also registers the element. */
import type { HTMLAttributes } from "preact";
import type { NewsGlossAttributes, NewsGlossElement, OwnWords } from "./element.js";
export { NewsGlossElement } from "./element.js";

declare module "preact" {
  namespace createElement.JSX {
    interface IntrinsicElements {
      "news-gloss": HTMLAttributes<NewsGlossElement> &
        NewsGlossAttributes & {
          words?: OwnWords | undefined;
          "onnewsgloss-change"?: (event: Event) => void;
          "onnewsgloss-error"?: (event: CustomEvent<Error>) => void;
        };
    }
  }
}
