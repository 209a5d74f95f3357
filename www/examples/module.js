import { gloss } from "../page.js";

const story = gloss("#article", { publishedOn: "2024-05-06" });
await story.ready;
console.log(story.annotations);
