import { load } from "newsgloss";
import { story } from "newsgloss/story";
import { Marks } from "./marks";

export const dynamic = "force-dynamic";
const annotator = load();

export default async function Page() {
  const text = "“The bridge is safe,” Carla Weiss told reporters. At least 27 people were hurt.";
  const told = story(text, (await annotator).annotate(text));
  return (
    <>
      <article>
        <p>{text}</p>
      </article>
      <ul id="speakers">
        {told.speakers().map(({ entity }) => (
          <li key={entity.name}>{entity.name}</li>
        ))}
      </ul>
      <Marks />
    </>
  );
}
