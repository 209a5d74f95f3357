import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import "newsgloss/react";

function Story() {
  const panel = useRef<HTMLElementTagNameMap["news-gloss"]>(null);
  const [quotes, setQuotes] = useState(0);
  useEffect(() => {
    const marked = panel.current;
    const count = () => setQuotes(marked?.gloss?.annotations.quotes.length ?? 0);
    marked?.addEventListener("newsgloss-change", count);
    return () => marked?.removeEventListener("newsgloss-change", count);
  }, []);
  return (
    <>
      <article id="story">
        <p>“The bridge is safe,” Carla Weiss told reporters. At least 27 people were hurt.</p>
      </article>
      <news-gloss ref={panel} for="#story" panel="none" />
      <output>{quotes} quotes</output>
    </>
  );
}

createRoot(document.querySelector("#root")!).render(<Story />);
