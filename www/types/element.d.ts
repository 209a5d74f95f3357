declare global {
  interface HTMLElementTagNameMap {
    "news-gloss": NewsGlossElement;
  }
  interface HTMLElementEventMap {
    "newsgloss-change": Event;
    "newsgloss-error": CustomEvent<Error>;
  }
}
