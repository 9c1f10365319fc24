import type { Article } from './article.ts';
import { hatnote, list, p, references, section, subsection } from './markup/blocks.ts';
import type { Formula } from './markup/math.ts';
import { bareFormula, formula, mathParagraph } from './markup/math.ts';
import { brokenFile, figure, file, gallery, recording } from './markup/media.ts';
import { infobox, navbox, table } from './markup/tables.ts';

export const MARROW_LIGHT: Article = {
  title: 'Marrow Light',
  revision: 47802,
  categories: ['Lights'],
  revisions: 23,
  editedDaysAgo: 17,
  description: 'Lighthouse on the tidal island of Marrow',
  picture: 'marrow-light',
  sources: {
    diary: 'Diary of the keepers of Marrow Light, 61 volumes, 1811–1987.',
    list: 'Hydrographic Office of the Sound, *List of Lights* (2024), no. 0214.',
    lens: 'P. Amory, “The glass of Marrow”, *Light and Lamp* 3 (1972), pp. 9–30.',
  },
  blocks: [
    hatnote('This article is about the lighthouse. For the island, see [[Tidal island of Marrow]].'),
    infobox({
      title: 'Marrow Light',
      picture: 'marrow-light',
      caption: 'The lamp is lit half an hour before sunset',
      groups: {
        Tower: { Built: '1809–1811', Height: '31 m', Stone: '[[Basalt]], plastered' },
        Light: { Character: 'Fl(3) W 20s', Range: '21 nautical miles', Lens: 'first-order [[Fresnel lens]]' },
      },
    }),
    p(
      '**Marrow Light** stands on the shoulder below Crow Stack and has been lit every night but four since 1811.{diary} Three white flashes every twenty seconds tell it apart from every other light on the coast.{list}',
    ),
    section(
      'Building',
      p(
        'The stone came over the [[causeway]], at low water and by sledge, one course to a tide. Because a course of the lower tower weighs more than one tide’s sledges can carry, the joints of the first eleven courses are stepped, and the steps can still be counted in wet weather.{diary}',
      ),
    ),
    section(
      'Lamp and lens',
      p(
        'The first lamp burned seal oil in front of silvered bowls. In 1846 it was replaced by a [[Fresnel lens]] of the first order, which doubled the range with a quarter of the oil.{lens}',
      ),
      table({
        caption: 'Lamps of Marrow Light',
        head: ['From', 'Fuel', 'Optic', 'Range', 'Keepers'],
        rows: [
          ['1811', 'seal oil', 'eleven bowls', '9 nmi', '3'],
          ['1846', 'rape oil', 'first-order lens', '18 nmi', '3'],
          ['1902', 'paraffin vapour', 'the same lens', '20 nmi', '2'],
          ['1951', 'electric, 1,000 W', 'the same lens', '24 nmi', '2'],
          ['1987', 'electric, 250 W', 'the same lens', '21 nmi', '0'],
        ],
      }),
      file('flashes.gif', [220, 140], 'Three flashes and a long dark, ten times as fast as they are'),
      subsection(
        'The sectors',
        file(
          'sectors.svg',
          [320, 320],
          'White over the open sea, red over the reef; a drawing on a transparent ground',
        ),
        p('From the north-west to the north-east the light is white; over the reef it is red.{list}'),
      ),
      subsection(
        'The fog signal',
        recording('fog-signal.wav', 'audio/wav', 3, 'One blast of the diaphone, with the grunt at its end'),
        p('In thick weather a diaphone gave one blast every ninety seconds, and was heard on the mainland.{diary}'),
      ),
      subsection(
        'The four dark nights',
        p(
          'The lamp failed twice in January 1814, when the oil froze; once in 1855, when the keepers were digging sets out of the Ness and the tide kept them there; and once in 1941, by order.{diary}',
        ),
      ),
    ),
    references(),
    navbox('Lights of the sound', ['Marrow Light', 'History of lighthouses', 'Fresnel lens']),
  ],
};

const FOCAL: Formula = {
  tex: '\\frac{1}{f} = (n-1)\\left(\\frac{1}{R_1}-\\frac{1}{R_2}\\right)',
  mathml:
    '<mfrac><mn>1</mn><mi>f</mi></mfrac><mo>=</mo><mo>(</mo><mi>n</mi><mo>−</mo><mn>1</mn><mo>)</mo><mrow><mo>(</mo><mfrac><mn>1</mn><msub><mi>R</mi><mn>1</mn></msub></mfrac><mo>−</mo><mfrac><mn>1</mn><msub><mi>R</mi><mn>2</mn></msub></mfrac><mo>)</mo></mrow>',
  picture: 'focal-length',
};

const SNELL: Formula = {
  tex: 'n_1 \\sin\\theta_1 = n_2 \\sin\\theta_2',
  mathml:
    '<msub><mi>n</mi><mn>1</mn></msub><mi>sin</mi><mo>&#x2061;</mo><msub><mi>θ</mi><mn>1</mn></msub><mo>=</mo><msub><mi>n</mi><mn>2</mn></msub><mi>sin</mi><mo>&#x2061;</mo><msub><mi>θ</mi><mn>2</mn></msub>',
  picture: 'refraction',
};

const ZONE: Formula = {
  tex: 'r_k = \\sqrt{k \\lambda f + \\frac{k^2 \\lambda^2}{4}}',
  mathml:
    '<msub><mi>r</mi><mi>k</mi></msub><mo>=</mo><msqrt><mrow><mi>k</mi><mi>λ</mi><mi>f</mi><mo>+</mo><mfrac><mrow><msup><mi>k</mi><mn>2</mn></msup><msup><mi>λ</mi><mn>2</mn></msup></mrow><mn>4</mn></mfrac></mrow></msqrt>',
  picture: 'zone-radius',
};

const INDEX: Formula = { tex: 'n', mathml: '<mi>n</mi>', picture: 'n' };
const FOCUS: Formula = { tex: 'f', mathml: '<mi>f</mi>', picture: 'f' };

export const FRESNEL_LENS: Article = {
  title: 'Fresnel lens',
  revision: 46550,
  categories: ['Lights'],
  revisions: 31,
  editedDaysAgo: 40,
  description: 'Lens made of rings, light for its size',
  picture: 'fresnel-lens',
  languages: [{ code: 'de', name: 'Deutsch', title: 'Fresnel-Linse' }],
  sources: {
    amory: 'P. Amory, *Rings of Glass* (Harbour Press, 1968), pp. 12–40.',
    orders: 'Hydrographic Office of the Sound, *List of Lights* (2024), introduction.',
  },
  blocks: [
    p(
      'A **Fresnel lens** bends light as a thick lens does, with far less glass: the curved surface is cut into rings, and each ring is set back to a common plane.{amory} It made the long-range lighthouse possible, and still serves at [[Marrow Light]].',
    ),
    figure('fresnel-lens', 'A lens of the first order, from the front', { width: 330 }),
    section(
      'How it works',
      mathParagraph(
        'Only the surface of a lens bends light; the glass between its surfaces merely carries it. A thin lens whose glass has the refractive index $n$ has the focal length $f$ given by',
        { n: INDEX, f: FOCUS },
      ),
      formula(FOCAL),
      p('in which the two radii are those of its surfaces. At each surface a ray follows the law of refraction:'),
      bareFormula(SNELL),
      p('Since nothing in either line speaks of thickness, the glass may be taken out ring by ring.{amory}'),
      subsection(
        'Flat cousins',
        p(
          'A zone plate does the same by diffraction. The edge of its ring number *k*, for light of one wavelength, lies at the radius',
        ),
        formula(ZONE),
      ),
    ),
    section(
      'Orders',
      p('Lighthouse lenses come in orders, by the distance from flame to glass.{orders}'),
      table({
        caption: 'Orders of lenses',
        head: ['Order', 'Focal distance', 'Usual place'],
        rows: [
          ['First', '920 mm', 'Sea coast'],
          ['Second', '700 mm', 'Sea coast, great lakes'],
          ['Third', '500 mm', 'Bays and sounds'],
          ['Fourth', '250 mm', 'Harbours'],
          ['Sixth', '150 mm', 'Piers'],
        ],
      }),
    ),
    references(),
  ],
};

export const HISTORY_OF_LIGHTHOUSES: Article = {
  title: 'History of lighthouses',
  revision: 46101,
  categories: ['Lights'],
  revisions: 18,
  editedDaysAgo: 90,
  description: 'From fires on headlands to lamps without keepers',
  picture: 'winter-sea',
  sources: {
    amory: 'P. Amory, *Rings of Glass* (Harbour Press, 1968), pp. 1–11.',
    quill: 'H. Quill, *Fire, Oil, Wire* (Harbour Press, 1961).',
  },
  blocks: [
    p(
      'The **history of lighthouses** is one of fuel: wood, then coal, then oil, then gas, then wire. The tower changed little; what burned in it, and how its light was gathered, changed four times.{quill}',
    ),
    section(
      'Fires',
      p(
        'A fire on a headland says only that there is a headland. The first builders who put a roof over the fire lost half of its light and gained the rest of the night, since the rain could no longer end it.{quill}',
      ),
    ),
    section(
      'Fresnel’s lens',
      p(
        'The [[Fresnel lens]] turned a lamp that could be seen at nine miles into one seen at eighteen, and set off a change of every great light within a generation.{amory}',
      ),
    ),
    section(
      'Gallery',
      gallery(
        ['marrow-light', '[[Marrow Light]] at dusk'],
        ['fresnel-lens', 'The lens from the front'],
        ['winter-sea', 'What the light is for: winter sea at the Long Ness'],
        ['morning-haze', 'What no light helps against: haze'],
        ['marrow-panorama', 'The coast by day'],
        ['moon', 'The older lamp'],
      ),
      brokenFile('Keepers_of_1902.jpg'),
    ),
    section('See also', list('[[Marrow Light]]', '[[Tide]]')),
    references(),
  ],
};
