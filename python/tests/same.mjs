// Annotates stories with the built package for the tests of the wheel: a list of {text, options} in, a list of annotations out.
import { readFileSync } from "node:fs";
import { load } from "../../dist/index.js";

const annotator = await load();
const stories = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(stories.map(({ text, options }) => annotator.annotate(text, options))));
