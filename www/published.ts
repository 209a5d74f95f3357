/** When a page says it was published, in its metadata. */

const PLACES = [
  'meta[property="article:published_time"]',
  'meta[name="article:published_time"], meta[name="date"], meta[name="dcterms.date" i], meta[name="dc.date" i]',
  '[itemprop~="datePublished"]',
  "time[pubdate]",
];

/** An ISO 8601 date, with its time where the page tells it; undefined where the page says none. */
export function publishedOn(page: ParentNode): string | undefined {
  for (const place of PLACES)
    for (const element of page.querySelectorAll(place)) {
      const told = element.getAttribute("content") ?? element.getAttribute("datetime") ?? "";
      const [, day, time = ""] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d.*)?(?=$|[T ])/.exec(told.trim()) ?? [];
      if (day && !Number.isNaN(Date.parse(day))) return day + time;
    }
  return undefined;
}
