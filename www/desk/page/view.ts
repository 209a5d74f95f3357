/** What the page shows beside the desk's own state: findings, choices and messages. Views read it, the page changes it. */
import type { ActorKind, Annotations, QuantityKind } from "../../annotations.js";
import { LAYERS, type Layer } from "../../export/corrections.js";
import type { Verdict } from "../../export/checks.js";
import type { Standing } from "../../wording.js";
import { NO_OVERVIEW, type Overview } from "../reading/overview.js";
import type { Keeping } from "../state/drafts.js";

export type List = "quotes" | "actors" | "numbers" | "sheet";
export type Column = "text" | "value" | "unit" | "kind" | "counted";
export type How = "all" | "direct" | "indirect";
/** How many rows a list shows before it is asked for more. */
export const ROWS = 100;

export interface Message {
  text: string;
  /** Whether what it tells can be undone. */
  undo: boolean;
}

export interface View {
  found: Annotations;
  overview: Overview;
  /** Whether the findings are those of the text. */
  read: boolean;
  on: Set<Layer>;
  /** What is shown beside what was said. */
  standings: Set<Standing>;
  list: List;
  quotes: { speaker: string | null; how: How; order: "speaker" | "story"; search: string; limit: number };
  /** By the place of an actor's first mention. */
  actors: { limit: number; search: string; people: boolean; at: Map<string, number>; open: Set<string> };
  numbers: { sort: Column; down: boolean; kind: QuantityKind | null; search: string; limit: number };
  sheet: { state: "all" | "open" | "checked" | Verdict; layer: "both" | "quotes" | "numbers"; limit: number };
  /** The mark that story and lists are at. */
  current: { layer: Layer; start: number } | null;
  published: string;
  /** Whether the day is the story's own. */
  dayFound: boolean;
  notice: string;
  message: Message | null;
  progress: { label: string; share: number | null } | null;
  keeping: Keeping;
  /** What a narrow screen shows. */
  side: "story" | "results";
  /** The story with its results, the table over all stories, or the reader's own words. */
  room: "story" | "all" | "words";
  /** A name of the story that the reader wants among the own words: it stands in their form until it is taken. */
  offered: { kind: ActorKind; word: string } | null;
}

export const NOTHING: Annotations = { actors: [], entities: [], quotes: [], numbers: [] };

/** What is chosen for a story, and forgotten with it. */
export const fresh = (): Pick<View, "quotes" | "actors" | "numbers" | "sheet" | "current"> => ({
  quotes: { speaker: null, how: "all", order: "speaker", search: "", limit: ROWS },
  actors: { limit: ROWS, search: "", people: false, at: new Map(), open: new Set() },
  numbers: { sort: "text", down: false, kind: null, search: "", limit: ROWS },
  sheet: { state: "all", layer: "both", limit: ROWS },
  current: null,
});

export const newView = (): View => ({
  found: NOTHING,
  overview: NO_OVERVIEW,
  read: false,
  on: new Set(LAYERS),
  standings: new Set(["said"]),
  list: "quotes",
  ...fresh(),
  published: "",
  dayFound: false,
  notice: "",
  message: null,
  progress: null,
  keeping: "nothing",
  side: "story",
  room: "story",
  offered: null,
});
