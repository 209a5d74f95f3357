/** `<news-gloss>` in React's TSX; importing it also registers the element. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { NewsGlossAttributes, NewsGlossElement, OwnWords } from "./element.js";
export { NewsGlossElement } from "./element.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "news-gloss": DetailedHTMLProps<HTMLAttributes<NewsGlossElement>, NewsGlossElement> &
        NewsGlossAttributes & {
          words?: OwnWords | undefined;
          "onnewsgloss-change"?: (event: Event) => void;
          "onnewsgloss-error"?: (event: CustomEvent<Error>) => void;
        };
    }
  }
}
