/** The attributes of the tag at hand. Reused from tag to tag: read what is needed before returning. */
export type Attributes = {
  /** The first value of that name, character references decoded; undefined when absent. */
  readonly get: (name: string) => string | undefined;
  /** Whether the `id` is one of the numbers that Parsoid gives its nodes (`mwAA`, `mwAbc`…): four of five are. */
  readonly isNumbered: () => boolean;
  /** Whether there are any but `id` and `class`. */
  readonly hasMore: () => boolean;
  /** Whether one of them says how the element looks (`style`, `bgcolor`…): few do, which saves asking for each. */
  readonly hasLooks: () => boolean;
  /** Whether there are any but the usual (`id`, `class`, `href`, `rel`, `title`, `typeof`) and those of looks. */
  readonly hasOthers: () => boolean;
};

/** What the scanner tells, in the order of the source. */
export type TokenEvents = {
  /** `selfClosing`: written `<name/>`, which means something in MathML and SVG only. */
  readonly open: (name: string, attributes: Attributes, selfClosing: boolean) => void;
  readonly close: (name: string) => void;
  /** May come in several pieces, cut anywhere. Character references are decoded. */
  readonly text: (text: string) => void;
  /** Whether tags are only counted at the moment: then no text is told and no attribute is read. */
  readonly isDeaf: () => boolean;
};
