/** What stands around and inside stories and is none: told by elements, roles, names that authors give, and links. */
import type { Box } from "./boxes.js";
import { attribute, hasAttributes, matches, nameOf as tagOf } from "./untouched.js";

/** Elements and roles of parts beside a story. */
const BESIDE = "nav, aside, footer, dialog, menu, [role=complementary], [role=contentinfo], [role=dialog], [role=alertdialog], [role=navigation], [role=search], [role=banner], [role=menu], [role=menubar], [role=toolbar], [role=tablist], [role=alert]";

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words of the names of parts in which readers write. */
const COMMENTS = words("comment comments commentlist commentary-list disqus discussion respond replies reply livefyre coral guestbook");

/** Words of the names of parts that are no story, wherever they stand. */
const FURNITURE = words(`
  ad ads adv advert advertisement advertising adsense adslot sponsor sponsored sponsors promo promoted promotion promos outbrain taboola
  related recommended recommendation recommendations recirc readmore morefrom mostread popular trending teaser teasers
  newsletter newsletters subscribe subscription signup paywall register registration login
  share shares sharing sharebar social socials addthis sharedaddy sharethis follow
  nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager toc toolbar tabs
  foot footer masthead sidebar widget widgets rail
  cookie cookies consent gdpr ccpa popup modal overlay lightbox tooltip
  byline bylines author authors authorbox bio dateline timestamp postmeta metadata
  tag tags taglist tagcloud categories keywords rating ratings vote votes poll copyright factbox disclosure disclaimer license
  caption captions credit credits figcaption
`);

/** Words of the names of leads, which stand above the rest of their story, and of what is answered below. */
const LEADS = words("abstract deck dek excerpt intro introduction lead lede preamble question sommario standfirst strapline subhead subheadline subtitle summary vorspann");

/** Two words that together name what each alone does not. */
const PAIRS = /(^|[-_\s])(most[-_]?(read|popular|viewed|commented|shared)|read[-_]?(more|next|also)|more[-_]?(from|on|stories|news|in)|see[-_]?also|you[-_]?may|editors?[-_]?picks?|also[-_]?read|sign[-_]?up|entry[-_]?meta|post[-_]?(meta|info|date|tags|nav|footer)|article[-_]?(meta|info|date|tags|footer|tools|byline)|story[-_]?(meta|tools|date|footer)|published[-_]?(date|on|at)|screen[-_]?reader|sr[-_]only|visually[-_]?hidden|skip[-_]?(link|to)|wp[-_]?caption[-_]?text|jp[-_]?relatedposts)($|[-_\s])/i;

/** "Live-comments", "match-commentary": the paragraphs of a live report, which are nobody's comments. */
const TICKER = /(^|[^a-z])(live|match|ticker)[-_ ]?(\w+[-_ ])?comment/i;
/** Names that tell of something in or around an element: "has-sharing", "with-sidebar", and the boxes of page builders, which all are "widgets". */
const ABOUT = /(?<![\w-])(?:has|with|without|no)-[\w-]+|(?<=-)(?:has|with|without|no)-[\w-]+|elementor-widget(?:-wrap|-container|-text-editor|-theme-post-content)?(?![\w-])/gi;

/** A part with more than this share of the page's prose is not furniture for its name alone. */
const NAMED = 0.3;
/** Text of which at least this share is links is a list of them, a paragraph only where nearly all is. */
const LINKED = 0.5;
const ALL = 0.9;
/** A list of links has no more prose than this share, of its own text and of the page's. */
const PROSE = 0.2;
const MAIN = 0.2;

export type Kind = "comments" | "furniture" | null;

/** What an element's name, role or class tells of it; `share` is its part of the page's prose. */
export function kindOf(box: Box, share: number): Kind {
  const { element } = box;
  if (share < 0.5 && matches(element, BESIDE)) return "furniture";
  if (tagOf(element) === "form" && share < 0.5) return "furniture";
  const name = nameOf(element);
  if (!name) return null;
  const parts = wordsOf(name);
  if (parts.includes("embed")) return null;
  if (!TICKER.test(name) && parts.some((part) => COMMENTS.has(part)) && tagOf(element) !== "body" && !isWhole(element)) return "comments";
  if (share < NAMED && (parts.some((part) => FURNITURE.has(part)) || PAIRS.test(name))) return "furniture";
  return null;
}

/** Whether a box is named as a lead is. */
export const isLead = ({ element }: Box): boolean => wordsOf(nameOf(element)).some((part) => LEADS.has(part));

/** A theme says of the whole page whether it has comments. */
const isWhole = (element: Element): boolean => matches(element, "html, body, main, article, :has(h1)");

const nameOf = (element: Element): string => (hasAttributes(element) ? ["id", "class", "itemprop", "data-component"].map((name) => attribute(element, name) ?? "").join(" ").replace(ABOUT, "").trim() : "");

const wordsOf = (name: string): string[] => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z]+/);

/** Whether a box is a list of links: teasers, tags, shares. A paragraph is one where it is all link and no sentence. */
export function isLinks(box: Box, share: number): boolean {
  if (box.text === 0 || share > MAIN || box.links < box.text * LINKED) return false;
  if (tagOf(box.element) === "p") return box.links >= box.text * ALL && !box.sentence;
  return box.prose < box.text * PROSE;
}
