// axe-core in a page with a strict policy: evaluated by the driver, not by the page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export class AxeBuilder {
  constructor(page) {
    this.page = page;
  }

  /** The violations, each with its rule and the elements that break it. */
  async violations() {
    await this.page.evaluate(source);
    // A colour that is still changing is none that anybody reads.
    await this.page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
    const { violations } = await this.page.evaluate(() => globalThis.axe.run());
    return violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  }
}
