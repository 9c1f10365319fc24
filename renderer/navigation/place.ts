/** Where in a page a person is. */
export type Place = {
  /** How far down the page, in CSS pixels. Good for the introduction; further down only as a first guess. */
  readonly scroll: number;
  /**
   * The heading that was passed last, and where it stood, in CSS pixels from the top of the view. Sections that were
   * never near the view have a guessed height, so the same words are at another depth on every visit.
   */
  readonly heading?: { readonly id: string; readonly top: number } | undefined;
};
