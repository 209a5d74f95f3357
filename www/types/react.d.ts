/** `<news-gloss>` in React's TSX; importing it also registers the element. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { NewsGlossAttributes, NewsGlossElement } from "./element.js";
export { NewsGlossElement } from "./element.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "news-gloss": DetailedHTMLProps<HTMLAttributes<NewsGlossElement>, NewsGlossElement> &
        NewsGlossAttributes & {
          "onnewsgloss-change"?: (event: Event) => void;
          "onnewsgloss-error"?: (event: CustomEvent<Error>) => void;
        };
    }
  }
}
