/**
 * What of a document does not arrive, and why: everything else does, which a test holds against real documents. Names are Parsoid's and MediaWiki's
 * own, then those of templates that the large wikis share.
 */
export type Omission = {
  readonly reason: string;
  /** `related`: its links are kept behind "Related" at the end of the page. */
  readonly as: 'dropped' | 'related';
  /** What is a way to other pages as well is kept behind Related all the same. */
  readonly yields?: true;
  readonly classes?: readonly string[];
  readonly ids?: readonly string[];
  readonly elements?: readonly string[];
  /** Whole words of `typeof`. */
  readonly types?: readonly string[];
};

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

export const OMISSIONS: readonly Omission[] = [
  {
    reason: 'Runs, loads, asks for something or holds another document: no text of the article.',
    as: 'dropped',
    elements:
      words(`script style template noscript noembed noframes iframe frameset object applet svg canvas form button select
      option optgroup datalist textarea label fieldset legend output meter progress dialog title xmp listing plaintext annotation-xml maction
      mglyph malignmark portal fencedframe slot map`),
  },
  {
    reason: 'Tools for editing and for the website.',
    as: 'dropped',
    classes: words('mw-editsection mw-indicators mw-jump-link mw-empty-elt mw-collapsible-toggle magnify navbar'),
    ids: ['mw-navigation'],
    types: ['mw:Extension/indicator'],
  },
  {
    reason: 'The outline of the page, which the app draws itself, and its categories.',
    as: 'dropped',
    classes: ['toc', 'catlinks'],
    ids: ['toc', 'catlinks'],
  },
  {
    reason: 'Ways to other pages that belong to a topic rather than to this text.',
    as: 'related',
    classes: words(
      `navbox vertical-navbox sidebar sistersitebox side-box portalbox portal-bar bandeau-portail sisterlinks`,
    ),
  },
  {
    reason: 'Numbers of the page in the catalogues of libraries.',
    as: 'dropped',
    classes: ['authority-control'],
  },
  {
    reason: 'Notes to whoever edits the page.',
    as: 'dropped',
    yields: true,
    classes: words('metadata ambox tmbox ombox cmbox fmbox'),
  },
  {
    reason: 'For machines: citations, coordinates that stand beside the title, the same in another notation.',
    as: 'dropped',
    classes: ['Z3988', 'geo-nondefault', 'geo-multi-punct'],
    ids: ['coordinates'],
  },
  {
    reason: 'On paper only, or not meant for paper: marks and calls that ask for an edit.',
    as: 'dropped',
    yields: true,
    classes: ['printonly', 'noprint'],
  },
  {
    reason: 'The short description stands under the title.',
    as: 'dropped',
    classes: ['shortdescription'],
  },
];

type Lookup = ReadonlyMap<string, Omission['as']>;

function lookup(names: (omission: Omission) => readonly string[] | undefined): Lookup {
  return new Map(OMISSIONS.flatMap((omission) => (names(omission) ?? []).map((name) => [name, omission.as] as const)));
}

/** Class names that give way to one of a way to other pages. */
export const YIELDING: ReadonlySet<string> = new Set(
  OMISSIONS.flatMap(({ yields, classes = [] }) => (yields ? classes : [])),
);

/**
 * By class, id, element and `typeof`. Furthermore goes what its own `style` or `hidden` hides or lifts out of its place (`isOutOfSight`:
 * the names on a map that is made of pictures, say, which would stand somewhere else), and every comment.
 */
export const OMITTED: {
  readonly classes: Lookup;
  readonly ids: Lookup;
  readonly elements: Lookup;
  readonly types: Lookup;
} = {
  classes: lookup(({ classes }) => classes),
  ids: lookup(({ ids }) => ids),
  elements: lookup(({ elements }) => elements),
  types: lookup(({ types }) => types),
};
