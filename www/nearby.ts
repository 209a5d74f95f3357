/** Which elements are near the viewport, in whatever scroll container or frame they are. */
export class Nearby {
  readonly near = new Set<Element>();
  readonly #observed = new Set<Element>();
  readonly #observer: IntersectionObserver;

  /** Tells of elements as they come near and as they go. */
  constructor(changed: (came: Element[], went: Element[]) => void) {
    // Half a screen ahead; `scrollMargin` is for containers that scroll by themselves.
    const options = { rootMargin: "50% 0px", scrollMargin: "50% 0px" };
    this.#observer = new IntersectionObserver((entries) => {
      const came: Element[] = [];
      const went: Element[] = [];
      for (const { target, isIntersecting } of entries) {
        if (!this.#observed.has(target) || isIntersecting === this.near.has(target)) continue;
        if (isIntersecting) this.near.add(target);
        else this.near.delete(target);
        (isIntersecting ? came : went).push(target);
      }
      if (came.length + went.length > 0) changed(came, went);
    }, options);
  }

  watch(elements: Iterable<Element>): void {
    for (const element of elements) {
      if (this.#observed.has(element)) continue;
      this.#observed.add(element);
      this.#observer.observe(element);
    }
  }

  /** Watches these alone from now on. */
  only(elements: { has(element: Element): boolean }): void {
    for (const element of this.#observed) {
      if (elements.has(element)) continue;
      this.#observer.unobserve(element);
      this.#observed.delete(element);
      this.near.delete(element);
    }
  }

  stop(): void {
    this.#observer.disconnect();
    this.#observed.clear();
    this.near.clear();
  }
}
