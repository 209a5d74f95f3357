// newsgloss and what it is measured against, each as `load() → run(text) → what it found`; for Node and for browsers.

/** How many of a list hold. */
const count = (list, holds) => list.filter(holds).length;

/** Each tool, loaded on demand so that one can be timed without the others. */
export const TOOLS = {
  newsgloss: async () => {
    const { load } = await import("../../dist/index.js");
    const annotator = await load();
    return (text) => {
      const { actors, quotes, numbers } = annotator.annotate(text);
      return { names: count(actors, (actor) => actor.form === "name"), quotes: count(quotes, (quote) => quote.kind !== "unattributed"), speakers: count(quotes, (quote) => quote.speaker), numbers: numbers.length };
    };
  },
  "newsgloss, numbers only": async () => {
    const { load } = await import("../../dist/index.js");
    const annotator = await load();
    return (text) => ({ numbers: annotator.annotate(text, { layers: ["numbers"] }).numbers.length });
  },
  "wink-nlp": async () => {
    const [{ default: winkNLP }, { default: model }] = await Promise.all([import("wink-nlp"), import("wink-eng-lite-web-model")]);
    const nlp = winkNLP(model);
    return (text) => ({ numbers: nlp.readDoc(text).entities().length() });
  },
  compromise: async () => {
    const { default: nlp } = await import("compromise");
    return (text) => {
      const doc = nlp(text);
      return { names: doc.people().length + doc.places().length + doc.organizations().length, quotes: doc.quotations().length, numbers: doc.numbers().length };
    };
  },
  "compromise, with offsets": async () => {
    const { default: nlp } = await import("compromise");
    return (text) => {
      const doc = nlp(text);
      const places = (found) => found.json({ offset: true }).length;
      return { names: places(doc.people()) + places(doc.places()) + places(doc.organizations()), quotes: places(doc.quotations()), numbers: places(doc.numbers()) };
    };
  },
  "chrono-node": async () => {
    const chrono = await import("chrono-node");
    return (text) => ({ numbers: chrono.parse(text).length });
  },
  recognizers: async () => {
    const module = await import("@microsoft/recognizers-text-suite");
    const suite = module.default ?? module;
    const kinds = [suite.recognizeNumber, suite.recognizeOrdinal, suite.recognizePercentage, suite.recognizeCurrency, suite.recognizeDimension, suite.recognizeDateTime];
    return (text) => ({ numbers: kinds.reduce((sum, recognize) => sum + recognize(text, suite.Culture.English).length, 0) });
  },
};

/**
 * Median milliseconds of interleaved runs of some tools on a text, with what each found; a tool that has had its
 * share of `budget` milliseconds sits out, but each runs once at least.
 */
export async function race(runs, text, { rounds = 9, budget = 1500 } = {}) {
  const spent = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  const found = {};
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(runs)) {
      if (round > 0 && spent[name].reduce((a, b) => a + b, 0) > budget) continue;
      const start = performance.now();
      found[name] = run(text);
      spent[name].push(performance.now() - start);
      // Lets timers, and a browser's page, have their turn.
      await new Promise((resolve) => setTimeout(resolve));
    }
  const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  return Object.fromEntries(Object.keys(runs).map((name) => [name, { ms: middle(spent[name]), found: found[name] }]));
}

/**
 * Median milliseconds that tools take for many texts one after another, as an archive has them: the first time, when each
 * meets words that it has not seen, and again. A tool that has had its share of `budget` milliseconds sits out.
 */
export async function archive(names, texts, { rounds = 3, budget = 6000 } = {}) {
  const spent = Object.fromEntries(names.map((name) => [name, { first: [], again: [] }]));
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      const { first, again } = spent[name];
      if (round > 0 && [...first, ...again].reduce((a, b) => a + b, 0) > budget) continue;
      const run = await TOOLS[name]();
      for (const times of [first, again]) {
        const start = performance.now();
        for (const text of texts) run(text);
        times.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
  const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  return Object.fromEntries(names.map((name) => [name, { first: middle(spent[name].first), again: middle(spent[name].again) }]));
}
