/** All stories: who is quoted, what is said, figures and dates over everything that is open, with the way to each place. */
import type { Entity } from "../../annotations.js";
import { dateWords } from "../../dates.js";
import { KIND, NUMBER, QUOTE, plural } from "../../wording.js";
import type { Actions } from "../page/actions.js";
import { h, type VNode } from "../page/vdom.js";
import type { Digest, NumberRow, QuoteRow, SpeakerRow } from "../reading/survey.js";
import { titleOf, type StoryState } from "../state/story-state.js";
import { Compare } from "./compare.js";
import { chip, choice, empty, has, more, search } from "./parts.js";

export interface Told {
  story: StoryState;
  title: string;
  digest: Digest;
}

type Table = "people" | "quotes" | "numbers" | "dates" | "stories" | "compare";
const TABLES: readonly (readonly [Table, string])[] = [["people", "Who is quoted"], ["quotes", "Quotes"], ["numbers", "Numbers"], ["dates", "Dates"], ["stories", "Stories"], ["compare", "Compare two"]];
const ROWS = 200;

/** What is chosen in the tables; it stays while the page does. */
const chosen = { table: "people" as Table, search: "", kind: "", story: "", limit: ROWS, parted: new Set<string>(), reading: false, done: 0, failed: "" };

export function AllStories({ page }: { page: Actions }): VNode {
  const stories = page.desk.stories.filter(({ text }) => text.trim() !== "");
  const told = stories.flatMap((story): Told[] => {
    const digest = page.surveyor.digest(story);
    return digest ? [{ story, title: titleOf(story), digest }] : [];
  });
  if (told.length < stories.length && !chosen.reading && !chosen.failed) void survey(page, stories);
  const ready = told.length === stories.length;
  const choose = (changed: Partial<typeof chosen>) => {
    Object.assign(chosen, { limit: ROWS }, changed);
    page.draw();
  };
  return h(
    "main",
    { class: "room all-stories", "aria-labelledby": "all-title" },
    h("div", { class: "all-head" }, h("h2", { id: "all-title" }, `All ${plural(stories.length, "story", "stories")}`), h("button", { type: "button", onClick: () => page.set({ room: "story" }) }, "Back to the story"), h("button", { type: "button", id: "all-csv", onClick: () => void page.takeAway.all("csv") }, "Save one CSV"), h("button", { type: "button", id: "all-jsonl", onClick: () => void page.takeAway.all("jsonl") }, "Save JSON Lines")),
    !ready && h("div", { class: "progress", role: "status" }, h("label", {}, `Reading ${chosen.done} of ${plural(stories.length, "story", "stories")}… `, h("progress", { max: stories.length, value: chosen.done })), h("button", { type: "button", onClick: () => (page.surveyor.stop(), (chosen.failed = "Cancelled."), page.set({ room: "story" })) }, "Cancel")),
    chosen.failed && h("p", { class: "notice" }, chosen.failed, " ", h("button", { type: "button", class: "link", onClick: () => choose({ failed: "" }) }, "Try again")),
    ready && h(Sums, { told }),
    ready && h("div", { class: "tabs", role: "group", "aria-label": "Tables" }, TABLES.map(([table, label]) => h("button", { key: table, type: "button", class: "toggle", "data-table": table, "aria-pressed": String(chosen.table === table), onClick: () => choose({ table, kind: "", search: "" }) }, label))),
    ready && chosen.table !== "compare" && h("div", { class: "filters" }, search("all-search", "Search", chosen.search, (search) => choose({ search })), kindChoice(choose), choice("all-story", "Story", chosen.story, [["", "all"], ...told.map(({ story, title }): [string, string] => [story.id, title])], (story) => choose({ story }))),
    ready && h(TableOf, { page, told: told.filter(({ story }) => chosen.table === "compare" || chosen.story === "" || story.id === chosen.story), choose }),
  );
}

async function survey(page: Actions, stories: readonly StoryState[]): Promise<void> {
  chosen.reading = true;
  let drawn = 0;
  try {
    await page.surveyor.survey(stories, (done) => {
      chosen.done = done;
      // A table of hundreds is not drawn for each of them.
      if (Date.now() - drawn > 100) page.draw();
      if (Date.now() - drawn > 100) drawn = Date.now();
    });
  } catch (error) {
    if (!chosen.failed) chosen.failed = error instanceof Error ? error.message : String(error);
  }
  chosen.reading = false;
  page.draw();
}

/** What all stories come to, and how those who are quoted are spoken of. */
function Sums({ told }: { told: readonly Told[] }): VNode {
  const sum = (of: (digest: Digest) => number) => told.reduce((sum, { digest }) => sum + of(digest), 0);
  const people = peopleOf(told, new Set()).filter(({ kind }) => kind === "person");
  const spoken = (pronoun: Entity["pronoun"]) => people.filter((one) => one.pronoun === pronoun).length;
  const [direct, reported] = [sum(({ speakers }) => speakers.reduce((sum, one) => sum + one.direct, 0)), sum(({ speakers }) => speakers.reduce((sum, one) => sum + one.reported, 0))];
  return h(
    "ul",
    { class: "sums" },
    h("li", {}, plural(sum(({ quotes }) => quotes.length), "quote"), ": ", `${direct.toLocaleString("en")} words direct, ${reported.toLocaleString("en")} paraphrased`),
    h("li", { id: "pronouns" }, `${plural(people.length, "person quoted", "people quoted")}; the stories say “she” of ${spoken("she")}, “he” of ${spoken("he")}, “they” of ${spoken("they")}, neither of ${spoken(null)}`),
    h("li", {}, plural(sum(({ numbers }) => numbers.length), "number")),
    h("li", {}, `${sum(({ checked }) => checked).toLocaleString("en")} of ${sum(({ checkable }) => checkable).toLocaleString("en")} checked`),
  );
}

function kindChoice(choose: (changed: Partial<typeof chosen>) => void): VNode | false {
  const kinds = { people: Object.entries(KIND), quotes: Object.entries(QUOTE).filter(([kind]) => kind !== "unattributed"), numbers: Object.entries(NUMBER), dates: [], stories: [], compare: [] }[chosen.table];
  return kinds.length > 0 && choice("all-kind", "Type", chosen.kind, [["", "all"], ...kinds], (kind) => choose({ kind }));
}

/** Who is quoted in any story, with the place in each. */
interface Person extends Omit<SpeakerRow, "at"> {
  key: string;
  places: { story: StoryState; title: string; row: SpeakerRow }[];
}

/** Those who are quoted, of one name over all stories, but where they are parted. */
function peopleOf(told: readonly Told[], parted: ReadonlySet<string>): Person[] {
  const people = new Map<string, Person>();
  for (const { story, title, digest } of told)
    for (const row of digest.speakers) {
      const key = parted.has(row.name) ? `${row.name}\n${story.id}` : row.name;
      const one = people.get(key) ?? { key, name: row.name, kind: row.kind, pronoun: null, quotes: 0, direct: 0, reported: 0, places: [] };
      people.set(key, one);
      one.quotes += row.quotes;
      one.direct += row.direct;
      one.reported += row.reported;
      one.pronoun ??= row.pronoun;
      one.places.push({ story, title, row });
    }
  return [...people.values()].sort((a, b) => b.direct + b.reported - (a.direct + a.reported) || b.quotes - a.quotes);
}

type TableProps = { page: Actions; told: readonly Told[]; choose(changed: Partial<typeof chosen>): void };

function TableOf(props: TableProps): VNode {
  return h({ people: People, quotes: Quotes, numbers: Numbers, dates: Dates, stories: Stories, compare: Compare }[chosen.table], props);
}

/** A table with its first rows, and more where they are asked for. */
function rows<T>(heads: readonly string[], all: readonly T[], row: (one: T, at: number) => VNode, { choose }: TableProps): VNode {
  if (all.length === 0) return empty("Nothing fits the filters.");
  return h(
    "div",
    {},
    h("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Table over all stories" }, h("table", { class: "wide" }, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { key: head, scope: "col" }, head)))), h("tbody", {}, all.slice(0, chosen.limit).map(row)))),
    more(chosen.limit, all.length, () => choose({ limit: chosen.limit + 500 })),
  );
}

const cell = (...content: (VNode | string | number | false)[]): VNode => h("td", {}, ...content);
const visit = (page: Actions, story: StoryState, at: { start: number; end: number }, label: string, name?: string): VNode => h("button", { type: "button", class: "link", "aria-label": name, onClick: () => page.guide.visit(story.id, at) }, label);

function People(props: TableProps): VNode {
  const { page, told, choose } = props;
  const people = peopleOf(told, chosen.parted).filter(({ name, kind }) => has(name, chosen.search) && (chosen.kind === "" || kind === chosen.kind));
  const part = (name: string) => {
    if (!chosen.parted.delete(name)) chosen.parted.add(name);
    choose({});
  };
  const row = (one: Person) =>
    h(
      "tr",
      { key: one.key },
      h("th", { scope: "row" }, chip(one.name, one.kind), " ", one.name),
      cell(KIND[one.kind]),
      cell(one.pronoun ? `“${one.pronoun}”` : ""),
      cell(one.quotes),
      cell(one.direct),
      cell(one.reported),
      cell(...one.places.slice(0, 5).flatMap(({ story, title, row }, at) => [at > 0 ? ", " : "", visit(page, story, row.at, title)]), one.places.length > 5 && ` and ${one.places.length - 5} more`),
      cell((one.places.length > 1 || chosen.parted.has(one.name)) && h("button", { type: "button", class: "link", "aria-label": chosen.parted.has(one.name) ? `Join ${one.name} again` : `Separate ${one.name} by story`, onClick: () => part(one.name) }, chosen.parted.has(one.name) ? "Join" : "Separate")),
    );
  return rows(["Name", "Type", "Pronoun in the text", "Quotes", "Words direct", "Words paraphrased", "Stories", "Same person?"], people, row, props);
}

/** The rows of all stories, those that fit the filters. */
const gathered = <T>(told: readonly Told[], of: (digest: Digest) => readonly T[], fits: (row: T) => boolean): (T & { story: StoryState; title: string })[] => told.flatMap(({ story, title, digest }) => of(digest).filter(fits).map((row) => ({ ...row, story, title })));

function Quotes(props: TableProps): VNode {
  const all = gathered<QuoteRow>(props.told, ({ quotes }) => quotes, (row) => has(`${row.words} ${row.speaker}`, chosen.search) && (chosen.kind === "" || row.kind === chosen.kind));
  return rows(["Speaker", "Words", "Type", "Story"], all, (row) => h("tr", { key: `${row.story.id} ${row.at.start}` }, cell(row.speaker), cell(row.words), cell(QUOTE[row.kind]), cell(visit(props.page, row.story, row.at, row.title))), props);
}

function Numbers(props: TableProps): VNode {
  const all = gathered<NumberRow>(props.told, ({ numbers }) => numbers, (row) => has(`${row.written} ${row.value} ${row.counted}`, chosen.search) && (chosen.kind === "" || row.kind === chosen.kind));
  return rows(["As written", "Value", "Type", "Of what", "Story"], all, (row) => h("tr", { key: `${row.story.id} ${row.at.start}` }, cell(row.written), cell(row.value), cell(NUMBER[row.kind]), cell(row.counted), cell(visit(props.page, row.story, row.at, row.title))), props);
}

function Dates(props: TableProps): VNode {
  const all = gathered<NumberRow>(props.told, ({ numbers }) => numbers, (row) => row.day !== "" && has(`${row.written} ${row.value}`, chosen.search)).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return rows(["Date", "As written", "Story"], all, (row) => h("tr", { key: `${row.story.id} ${row.at.start}` }, cell(row.value), cell(row.written), cell(visit(props.page, row.story, row.at, row.title))), props);
}

function Stories(props: TableProps): VNode {
  const all = props.told.filter(({ title }) => has(title, chosen.search));
  const row = ({ story, title, digest }: Told) =>
    h("tr", { key: story.id }, h("th", { scope: "row" }, visit(props.page, story, { start: 0, end: Math.min(1, story.text.length) }, title)), cell(digest.day ? dateWords(digest.day) : ""), cell(story.source), cell(digest.words.toLocaleString("en")), cell(digest.quotes.length), cell(digest.numbers.length), cell(`${digest.checked} of ${digest.checkable}`));
  return rows(["Story", "Published", "Source", "Words", "Quotes", "Numbers", "Checked"], all, row, props);
}
