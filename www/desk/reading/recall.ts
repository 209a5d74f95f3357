/** The findings of the last story, kept on this device: the desk opens with its marks before anything is read. */
import { readAnnotations } from "../../export/check.js";
import type { Found, Reading } from "./engine.js";
import { overview } from "./overview.js";

/** Set by the build: a digest of what reads, so that another version reads anew. */
declare const __READER__: string;

/** The name that they are kept under. */
export const KEPT = "newsgloss-found";
/** Longer stories are read faster than their findings are stored. */
const MOST = 20_000;
/** How long the reader must pause before the findings are kept, in milliseconds. */
const PAUSE = 400;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps the findings of a story soon; none where it is empty, long, or came with a result. */
export function keep(reading: Reading, { found, unused }: Found): void {
  clearTimeout(timer);
  const { text, base } = reading;
  if (base || unused || text.trim() === "" || text.length > MOST) store(null);
  else timer = setTimeout(() => store(JSON.stringify({ of: name(reading), found })), PAUSE);
}

function store(kept: string | null): void {
  try {
    if (kept === null) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, kept);
  } catch {
    // Without storage the desk reads anew.
  }
}

/** The findings of a story, where they are the ones that were kept. */
export function recall(reading: Reading): Found | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null") as { of: string; found: object } | null;
    const found = kept && kept.of === name(reading) ? readAnnotations(kept.found, reading.text.length) : null;
    return found && { found, overview: overview(reading.text, found), unused: false };
  } catch {
    return null;
  }
}

const name = ({ text, options, words, corrections }: Reading): string => JSON.stringify([__READER__, text, options, words, corrections]);
