/** Registers `<news-gloss>`; does nothing where there is no page. */
import { NewsGlossElement } from "./element.js";
export { NewsGlossElement };

NewsGlossElement.define();
