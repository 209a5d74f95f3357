import { load } from "newsgloss";
import { story } from "newsgloss/story";
import wasm from "newsgloss/newsgloss.wasm";

const annotator = load(wasm);

export default {
  async fetch(request) {
    const text = await request.text();
    const told = story(text, (await annotator).annotate(text));
    return Response.json(told.statements().map(({ speaker, words }) => [speaker?.name ?? null, words]));
  },
};
