/** Findings as predictions for tools in which people label texts: Label Studio and Prodigy. */
import type { Annotations, TextSpan } from "../annotations.js";
import { attributed } from "../wording.js";
import { codePoints } from "./code-points.js";

/** A text to be labelled. */
export interface PredictedText {
  readonly text: string;
  readonly title: string;
  readonly source: string;
  readonly found: Annotations;
}

interface Region extends TextSpan {
  id: string;
  label: string;
}

/** A task of Label Studio with its predictions: https://labelstud.io/guide/predictions. */
export interface LabelStudioTask {
  data: { text: string; title?: string; source?: string };
  predictions: { model_version: string; result: LabelStudioResult[] }[];
}

/** A region, or a relation between two. Offsets count code points. */
export type LabelStudioResult =
  | { id: string; from_name: "label"; to_name: "text"; type: "labels"; value: { start: number; end: number; text: string; labels: string[] }; meta?: { text: string[] } }
  | { from_id: string; to_id: string; type: "relation"; direction: "right"; labels: string[] };

/** A task of Prodigy for `spans.manual` and `rel.manual`: https://prodi.gy/docs/api-interfaces. Offsets count code points. */
export interface ProdigyTask {
  text: string;
  spans: { start: number; end: number; label: string }[];
  meta: { title?: string; source?: string };
}

const ACTOR = { person: "Person", organization: "Organization", place: "Place", group: "Group" } as const;
const FIGURE = { cardinal: "Count", ordinal: "Rank", percent: "Percent", money: "Money", measure: "Measure", date: "Date", time: "Time", duration: "Duration" } as const;
const QUOTES = ["Quote", "Cue", "Speaker"] as const;

/** The labelling interface for the tasks: paste it into a Label Studio project. */
export function labelStudioConfig(): string {
  const labels = [...QUOTES, ...Object.values(ACTOR), ...Object.values(FIGURE)].map((label) => `    <Label value="${label}"/>`);
  return `<View>
  <Relations>
    <Relation value="says"/>
    <Relation value="reports"/>
  </Relations>
  <Labels name="label" toName="text">
${labels.join("\n")}
  </Labels>
  <Text name="text" value="$text" granularity="word"/>
</View>
`;
}

export function toLabelStudio({ text, title, source, found }: PredictedText): LabelStudioTask {
  const points = codePoints(text);
  const { regions, relations } = regionsOf(found);
  const rules = new Map<string, string>([...found.actors.map(({ rule }, at) => [`actor-${at}`, rule] as const), ...found.numbers.map(({ rule }, at) => [`number-${at}`, rule] as const)]);
  const result: LabelStudioResult[] = regions.map(({ id, start, end, label }) => ({
    id,
    from_name: "label",
    to_name: "text",
    type: "labels",
    value: { start: points[start]!, end: points[end]!, text: text.slice(start, end), labels: [label] },
    ...(rules.has(id) && { meta: { text: [rules.get(id)!] } }),
  }));
  result.push(...relations.map(([from_id, to_id, label]): LabelStudioResult => ({ from_id, to_id, type: "relation", direction: "right", labels: [label] })));
  return { data: { text, ...(title && { title }), ...(source && { source }) }, predictions: [{ model_version: "newsgloss", result }] };
}

export function toProdigy({ text, title, source, found }: PredictedText): ProdigyTask {
  const points = codePoints(text);
  const spans = regionsOf(found).regions.map(({ start, end, label }) => ({ start: points[start]!, end: points[end]!, label: label.toUpperCase() }));
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, spans, meta: { ...(title && { title }), ...(source && { source }) } };
}

/** The spans to label, and who says what by which cue. */
function regionsOf(found: Annotations): { regions: Region[]; relations: [from: string, to: string, label: string][] } {
  const regions: Region[] = [];
  const relations: [string, string, string][] = [];
  found.quotes.filter(attributed).forEach(({ contents, cue, speaker }, at) => {
    const parts = contents.map(({ start, end }, part) => ({ id: `quote-${at}-${part}`, start, end, label: "Quote" }));
    regions.push(...parts);
    if (cue) regions.push({ ...cue, id: `cue-${at}`, label: "Cue" });
    if (speaker) regions.push({ start: speaker.start, end: speaker.end, id: `speaker-${at}`, label: "Speaker" });
    for (const { id } of parts) {
      if (speaker) relations.push([`speaker-${at}`, id, "says"]);
      if (cue) relations.push([`cue-${at}`, id, "reports"]);
    }
  });
  found.actors.forEach(({ start, end, kind }, at) => regions.push({ id: `actor-${at}`, start, end, label: ACTOR[kind] }));
  found.numbers.forEach(({ start, end, kind }, at) => regions.push({ id: `number-${at}`, start, end, label: FIGURE[kind] }));
  return { regions, relations };
}
