/** When a page says it was published: in its metadata, in the markup of its story, in its address. */
import { closest } from "./untouched.js";

/** Names of metadata for it, in small letters; a page that tells several is taken at the first. */
const METADATA = [
  "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "publish-date", "publish_date", "publishdate", "published-date", "published_date", "published", "published_at", "publication_date", "publication-date", "pubdate", "pub_date", "article.published", "article:post_date", "articlepubdate", "article_date_original", "originalpublicationdate", "citation_publication_date", "citation_online_date", "bt:pubdate", "cxenseparse:recs:publishtime", "displaydate", "shareaholic:article_published_time", "rnews:datepublished", "ptime", "prism.publicationdate", "eomportal-firstpublished", "iso-8601-publish-date", "date", "date.available", "created", "creation_date",
];

/** Markup for it in a story, the surest first. */
const MARKUP = "[title^='Published'] + time[datetime], [itemprop~=datePublished], [property~='datePublished'], time[pubdate], .published[title], .published[datetime], .dt-published, time.published, time.entry-date:not(.updated), [itemprop~=dateCreated]";
/** Times that a story's head tells, which may be anything. */
const TIMES = "time[datetime]:not(.updated, .modified, [itemprop~=dateModified])";

/** Types of structured data that are no story. */
const OTHERS = /^(WebSite|Organization|Person|ImageObject|VideoObject|BreadcrumbList|ListItem|Comment|Product|Event|Review|Rating)$/;
const STORY = /Article|Posting|Report|Story/;

/** No page is older. */
const FIRST = 1990;

/** Reads a day in words, such as "May 7, 2024"; undefined where there is none. */
export type ReadDay = (text: string) => string | undefined;

/**
 * An ISO 8601 date, with its time where the page tells it; undefined where the page says none. `story` is where its
 * story stands, whose markup tells more than that of other stories on the page.
 */
export function publishedOn(page: ParentNode, story?: Element | null, read: ReadDay = () => undefined): string | undefined {
  for (const told of candidates(page, story ?? null)) {
    const day = dayOf(told, read);
    if (day) return day;
  }
  return undefined;
}

function* candidates(page: ParentNode, story: Element | null): Generator<string> {
  const data = [...structured(page)];
  yield* data.filter(({ type }) => STORY.test(type)).map(({ told }) => told);
  const named = new Map<string, string[]>();
  for (const meta of page.querySelectorAll("meta[content]")) {
    const name = (meta.getAttribute("property") ?? meta.getAttribute("name") ?? meta.getAttribute("itemprop") ?? meta.getAttribute("http-equiv") ?? "").trim().toLowerCase();
    named.set(name, [...(named.get(name) ?? []), meta.getAttribute("content")!]);
  }
  for (const name of METADATA) yield* named.get(name) ?? [];
  yield* data.filter(({ type }) => !STORY.test(type)).map(({ told }) => told);
  const near = (story && closest(story, "article, main, [itemtype], .hentry, .h-entry")) ?? story;
  for (const root of near ? [near, page] : [page]) for (const element of root.querySelectorAll(MARKUP)) yield* toldBy(element);
  if (near) for (const element of near.querySelectorAll(TIMES)) if (!isBeside(element, near)) yield* toldBy(element);
  const times = page.querySelectorAll(TIMES);
  const before = story && [...times].filter((time) => time.compareDocumentPosition(story) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
  if (before) yield* toldBy(before);
}

/** What an element says for machines, or else for readers. */
const toldBy = (element: Element): string[] => [element.getAttribute("content") ?? element.getAttribute("datetime") ?? "", element.getAttribute("title") ?? "", element.textContent ?? ""].filter((told) => told.trim());

const AROUND = "article, aside, footer, li, [class*=comment], [class*=related]";
/** Whether a time is that of another story or of what readers wrote. */
const isBeside = (element: Element, near: Element): boolean => closest(element, AROUND) !== closest(near, AROUND);

/** The days of publication in a page's JSON-LD, with the types of what was published. */
function* structured(page: ParentNode): Generator<{ type: string; told: string }> {
  for (const script of page.querySelectorAll('script[type="application/ld+json" i]')) {
    const text = (script.textContent ?? "").replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g, "");
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      // Broken JSON-LD is common, line breaks in strings above all; the one property is plain to see in it.
      const told = /"datePublished"\s*:\s*"([^"]{8,40})"/.exec(text)?.[1];
      if (told) yield { type: "Article", told };
      continue;
    }
    yield* published(data, 0);
  }
}

/** Levels of JSON-LD that are looked into. */
const DEEP = 5;

function* published(data: unknown, depth: number): Generator<{ type: string; told: string }> {
  if (typeof data !== "object" || data === null || depth > DEEP) return;
  if (Array.isArray(data)) {
    for (const one of data) yield* published(one, depth + 1);
    return;
  }
  const { "@type": type, "@graph": graph, mainEntity, mainEntityOfPage, datePublished } = data as Record<string, unknown>;
  const types = [type].flat().map(String);
  const told = [datePublished].flat()[0];
  if (typeof told === "string" && !types.some((type) => OTHERS.test(type))) yield { type: types.join(" "), told };
  for (const inner of [graph, mainEntity, mainEntityOfPage]) yield* published(inner, depth + 1);
}

/** A day in whatever a page writes for one. */
function dayOf(told: string, read: ReadDay): string | undefined {
  const text = told.trim().slice(0, 80);
  const [, year, month, day, time] = /^(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?!\d)(.*)/s.exec(text)?.filter((_, at) => at !== 2) ?? [];
  if (year && month && day) return valid(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, clock(time!));
  const [, first, second, last] = /^(\d\d?)[-/.](\d\d?)[-/.](\d{4})\b/.exec(text) ?? [];
  if (first && second && last) {
    // Of two numbers the one above twelve is the day; where both could be, a page with stops writes the day first.
    const [days, months] = Number(second) > 12 ? [second, first] : Number(first) > 12 || text.includes(".") ? [first, second] : ["", ""];
    return days && months ? valid(`${last}-${months.padStart(2, "0")}-${days.padStart(2, "0")}`, "") : undefined;
  }
  const found = read(text);
  return found && valid(found.slice(0, 10), "");
}

/** A clock behind a day, as ISO 8601 writes it; nothing where it is in another form. */
function clock(text: string): string {
  const [, hour, minute, zone = ""] = /^[T\s]+(\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  return hour && minute && zone ? `T${hour}:${minute}${zone.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2")}` : "";
}

function valid(day: string, time: string): string | undefined {
  const moment = Date.parse(day);
  const real = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day);
  const tomorrow = Date.now() + 2 * 864e5;
  return real && Number(day.slice(0, 4)) >= FIRST && moment < tomorrow ? day + time : undefined;
}
