/** Words of the caller's own. */
import type { ActorKind } from "./annotations.js";

/**
 * Words of your own, which go before all that newsgloss knows by itself. Where several fit, the longest does. A word with
 * a capital is met only with a capital: "Apple" is not "apple". They hold for one annotator alone.
 */
export interface OwnWords {
  /** Who acts or speaks. */
  names?: readonly OwnName[];
  /** Verbs that report what somebody says, by their plain form: `"post"`. */
  verbs?: readonly (string | OwnVerb)[];
  /** What figures are measured in. */
  units?: readonly OwnUnit[];
  /** Words that are the name of nobody. */
  notNames?: readonly string[];
}

/** An actor of your own. Its entity gets this name, whichever of its names the text uses. */
export interface OwnName {
  name: string;
  kind: ActorKind;
  /** ISO 3166-1 alpha-2, such as "FR". */
  country?: string | null;
  /** Its other names. */
  aliases?: readonly string[];
}

/** A reporting verb of your own whose forms are not regular. */
export interface OwnVerb {
  /** Its plain form: "speak". */
  verb: string;
  /** Its past forms, and its form in -ing where that is not regular: "spoke", "spoken". */
  forms?: readonly string[];
}

/** A unit of your own. */
export interface OwnUnit {
  /** The word behind the figure: "sacks". */
  name: string;
  /** What `unit` of a figure shall say: "{sack}". */
  code: string;
  /** Whether it is money; its code then is three capital letters, as in ISO 4217. */
  money?: boolean;
  /** Its other names: "sack". */
  aliases?: readonly string[];
}
