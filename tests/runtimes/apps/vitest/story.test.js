import { expect, test } from "vitest";
import { load } from "newsgloss";
import { story } from "newsgloss/story";

test("a story has its speakers", async () => {
  const text = "“The bridge is safe,” Carla Weiss told reporters.";
  const told = story(text, (await load()).annotate(text));
  expect(told.speakers().map(({ entity }) => entity.name)).toEqual(["Carla Weiss"]);
});
