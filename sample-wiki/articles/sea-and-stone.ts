import type { Article } from './article.ts';
import { hatnote, list, numbered, p, references, section, subsection } from './markup/blocks.ts';
import { figure } from './markup/media.ts';
import type { Cell } from './markup/tables.ts';
import { infobox, table } from './markup/tables.ts';

export const BASALT: Article = {
  title: 'Basalt',
  revision: 45870,
  categories: ['Rock and ash'],
  revisions: 52,
  editedDaysAgo: 9,
  description: 'Dark rock of cooled lava',
  picture: 'basalt',
  languages: [
    { code: 'de', name: 'Deutsch', title: 'Basalt' },
    { code: 'pt', name: 'Português', title: 'Basalto' },
  ],
  sources: {
    vane: 'M. Vane, *Stone That Ran* (Harbour Press, 1979), pp. 3–28.',
    cooling: 'O. Sorrel, “Why six sides?”, *Annals of the Drowned Valleys* 45 (1993), pp. 101–118.',
    sets: 'Parish of Marrow and Skerry, *A Survey of the Causeway, with the Cost of Each Set* (1783), p. 9.',
  },
  blocks: [
    infobox({
      title: 'Basalt',
      picture: 'basalt',
      caption: 'Heads of columns at Crow Stack',
      groups: {
        Rock: { Kind: 'Volcanic', Colour: 'Dark grey to black', Density: '2.8–3.0 g/cm³' },
        Made: { From: 'Lava poor in silica', At: '1,100–1,250 °C' },
      },
    }),
    p(
      '**Basalt** is the dark rock that thin-running lava leaves when it cools. It floors the oceans, and on the [[Tidal island of Marrow|island of Marrow]] it makes the cliffs, the walls, the houses and the road.{vane}',
    ),
    section(
      'What it is made of',
      p(
        'Its grains are too small to see. Under a lens they are mostly two minerals, with a little of three more.{vane}',
      ),
      table({
        caption: 'A usual basalt',
        head: ['Mineral', 'Share', 'Looks like'],
        rows: [
          ['Plagioclase', '50%', 'pale laths'],
          ['Pyroxene', '36%', 'dark, stubby'],
          ['Olivine', '6%', 'green, glassy'],
          ['Magnetite', '5%', 'black specks'],
          ['Glass', '3%', 'what is between'],
        ],
      }),
    ),
    section(
      'Columnar jointing',
      p(
        'A thick flow cools from above and below, and shrinks as it does. The pull is the same in all directions, so cracks meet at even angles, and the most even way to divide a plane with the least crack is into six-sided cells.{cooling}',
      ),
      figure('basalt', 'Columns from above: most have six sides, some five or seven', { width: 330 }),
      subsection(
        'How wide a column grows',
        p(
          'The slower the cooling, the wider the column. At the edge of a flow columns are as thick as an arm; in its heart, as thick as a barrel.{cooling}',
        ),
      ),
    ),
    section(
      'Use',
      p(
        'Columns split across with one blow and along with none. A mason of the causeway was paid by the set, and one who broke a column the long way paid for it himself.{sets}',
      ),
      numbered('Choose a column as wide as the road is deep.', 'Score it round with a point.', 'Strike once.'),
    ),
    references(),
  ],
};

export const CAUSEWAY: Article = {
  title: 'Causeway',
  revision: 45310,
  categories: ['Roads and harbours'],
  revisions: 14,
  editedDaysAgo: 28,
  description: 'Road raised across wet or drowned ground',
  picture: 'causeway',
  sources: {
    survey: 'Parish of Marrow and Skerry, *A Survey of the Causeway, with the Cost of Each Set* (1783), pp. 1–4.',
    roads: 'H. Quill, *Roads That Drown* (Harbour Press, 1957), pp. 30–66.',
  },
  blocks: [
    hatnote('For the road to Marrow, see also [[Tidal island of Marrow#Tides]].'),
    p(
      'A **causeway** is a road raised across ground that is wet, soft or at times under water. One that is covered twice a day by the [[tide]], the road drowned and given back, asks for stone that neither floats nor rots, and for travellers who can read a clock.{roads}',
    ),
    figure('causeway', 'The road to Marrow an hour after high water', { width: 330 }),
    section(
      'Building on sand',
      p(
        'The older way is to sink bundles of heather under the stones, which spread the weight until the sand has settled. The road to [[Tidal island of Marrow|Marrow]] lies on eleven thousand such bundles, laid in one summer.{survey}',
      ),
      list(
        'a bed of heather, a forearm thick',
        'rubble, rammed at each low water',
        'sets of [[basalt]], the long end down',
      ),
    ),
    section(
      'Safety',
      p(
        'Most who are caught are caught coming back. Refuges, boards with the times, and a mark that is wet when it is too late have saved more than any barrier: a barrier can be argued with.{roads}',
      ),
    ),
    references(),
  ],
};

export const TIDAL_ISLAND: Article = {
  title: 'Tidal island',
  revision: 44777,
  categories: ['Islands of the sound'],
  revisions: 6,
  editedDaysAgo: 120,
  description: 'Land that is an island at high water only',
  picture: 'morning-haze',
  blocks: [
    p(
      'A **tidal island** is a piece of land connected to the mainland by a natural or man-made [[causeway]] that is exposed at low tide and covered at high tide. It belongs to the sea for some hours of the day and to the land for the others, and those who live on one keep two clocks.',
    ),
    section('Examples', list('[[Tidal island of Marrow]]', '[[Skerry]], until the sandbar moved')),
  ],
};

export const TIDE: Article = {
  title: 'Tide',
  revision: 44190,
  categories: ['The sea'],
  revisions: 38,
  editedDaysAgo: 5,
  description: 'Rise and fall of sea level under the gravity of the Moon and Sun',
  picture: 'moon',
  sources: {
    tarn: 'E. Tarn, *The Sea’s Two Clocks* (Harbour Press, 1926), pp. 1–19.',
    gauge: 'Causeway Gauge, *Daily readings, 1891 to 2020*.',
  },
  blocks: [
    p(
      'The **tide** is the rise and fall of the sea under the pull of the Moon and, less than half as strong, of the Sun.{tarn} On most coasts there are two high waters in the time the Moon takes to come back to the same place in the sky: twenty-four hours and fifty minutes.',
    ),
    figure('moon', 'The stronger of the two'),
    section(
      'Springs and neaps',
      p(
        'When Sun and Moon pull in one line, at new and full moon, the range is great: *springs*. When they pull at right angles, at the quarters, it is small: *neaps*.{tarn}',
      ),
      figure('tide-curve', 'Two days of tide; a drawing on a transparent ground', { width: 500 }),
    ),
    section(
      'Parts of a tide',
      table({
        caption: 'The largest parts at the Causeway Gauge',
        head: ['Part', 'Period', 'Height', 'From'],
        rows: [
          ['M2', '12 h 25 min', '1.62 m', 'Moon'],
          ['S2', '12 h 00 min', '0.58 m', 'Sun'],
          ['N2', '12 h 40 min', '0.33 m', 'the Moon’s changing distance'],
          ['K1', '23 h 56 min', '0.11 m', 'both, leaning'],
        ],
      }),
      p('The gauge has been read every day since 1891, by candle, by lamp and by wire.{gauge}'),
    ),
    section('See also', list('[[Tidal locking]]', '[[Tide tables of the Skerry Sound]]')),
    references(),
  ],
};

export const TIDAL_LOCKING: Article = {
  title: 'Tidal locking',
  revision: 43610,
  categories: ['The sea'],
  revisions: 4,
  editedDaysAgo: 200,
  description: 'A body always showing the same face to its partner',
  picture: 'moon',
  blocks: [
    p(
      '**Tidal locking** is what a long time of [[tide|tides]] does to a turning body: the bulge that its partner raises is dragged along by the turning, is pulled back, and so slows the turning, until the body shows its partner one face for ever. The Moon has long been locked; the Earth is on its way.',
    ),
  ],
};

const HIGH = 'background:#d7ebf7';
const LOW = 'background:#fdf3d8; text-align:right';

/** Times drift by 25 minutes from one tide to the next. */
function tideRow(day: number): readonly Cell[] {
  const clock = (minutes: number): string => {
    const within = Math.round(minutes) % 1440;
    return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
  };
  const first = 190 + day * 49.6;
  const range = 0.35 * Math.cos((day / 14.77) * 2 * Math.PI);
  const high = (4.1 + range * 1.6).toFixed(1);
  const low = (0.9 - range * 1.8).toFixed(1);
  const tide = (at: number, height: string, style: string): readonly Cell[] => [
    { text: clock(at), style },
    { text: `${height} m`, style },
  ];
  return [
    `${day} November`,
    ...tide(first, low, LOW),
    ...tide(first + 372.5, high, HIGH),
    ...tide(first + 745, low, LOW),
    ...tide(first + 1117.5, high, HIGH),
    `${clock(first - 150)}–${clock(first + 150)}`,
    `${clock(first + 595)}–${clock(first + 895)}`,
    day % 14 < 4 ? { text: 'springs', style: 'background-color:#eee; font-weight:bold' } : 'ordinary',
  ];
}

export const TIDE_TABLES: Article = {
  title: 'Tide tables of the Skerry Sound',
  revision: 43099,
  categories: ['The sea'],
  revisions: 30,
  editedDaysAgo: 1,
  description: 'Times of high and low water, and of the road to Marrow',
  picture: 'tide-curve',
  sources: { gauge: 'Causeway Gauge, *Predictions for the winter*, computed from the readings of 1891 to 2020.' },
  blocks: [
    p(
      'The **tide tables of the Skerry Sound** give the times of high and low [[tide|water]] at the Causeway Gauge, and of the road to [[Tidal island of Marrow|Marrow]]. They are predictions: wind and pressure move the real times by up to half an hour.{gauge}',
    ),
    section(
      'November',
      table({
        caption: 'High and low water in November',
        style: 'width:1180px; font-size:90%; background:#fff',
        head: [
          'Day',
          { text: 'Low', style: LOW },
          { text: 'Height', style: LOW },
          { text: 'High', style: HIGH },
          { text: 'Height', style: HIGH },
          { text: 'Low', style: LOW },
          { text: 'Height', style: LOW },
          { text: 'High', style: HIGH },
          { text: 'Height', style: HIGH },
          'Road dry, first',
          'Road dry, second',
          'State',
        ],
        rows: Array.from({ length: 30 }, (_, index) => tideRow(index + 1)),
      }),
    ),
    references(),
  ],
};
