import type { Article } from './article.ts';
import { redirectTo } from './article.ts';
import { glossary, hatnote, list, p, quote, references, section, subsection, subsubsection } from './markup/blocks.ts';
import { figure } from './markup/media.ts';
import { infobox, navbox, table } from './markup/tables.ts';

export const MARROW: Article = {
  title: 'Tidal island of Marrow',
  revision: 48213,
  categories: ['Islands of the sound', 'Places of the sound'],
  revisions: 47,
  busy: true,
  editedDaysAgo: 3,
  description: 'Sample article written for the demonstration wiki',
  picture: 'marrow-low-water',
  languages: [
    { code: 'ar', name: 'العربية', title: 'جزيرة مارو' },
    { code: 'de', name: 'Deutsch', title: 'Gezeiteninsel Marrow' },
    { code: 'pt', name: 'Português', title: 'Ilha de maré de Marrow' },
  ],
  sources: {
    survey: 'Parish of Marrow and Skerry, *A Survey of the Causeway, with the Cost of Each Set* (1783), pp. 4–11.',
    ferry: 'H. Quill, “The last summer of the Skerry railway”, *Journal of Small Lines* 12 (1954), pp. 201–219.',
    census: 'Registrar of the Outer Parishes, *Count of Persons on the Night of 21 March 2021*, table 7.',
    lintel: 'E. Tarn, *Wells and Lintels of the Sound* (Harbour Press, 1931), plate 3.',
    ash: 'M. Vane and O. Sorrel, “Eleven bands of ash in the cliffs of Marrow”, *Annals of the Drowned Valleys* 40 (1988), pp. 77–102.',
    core: 'O. Sorrel, “A core from the Mere”, *Annals of the Drowned Valleys* 43 (1991), pp. 15–33.',
    winters: 'Diary of the keepers of [[Marrow Light]], volumes for 1813–14, 1854–55 and 1962–63.',
    relief: 'Hydrographic Office of the Sound, *Chart 214: Marrow and the Ness*, ninth edition (2016).',
    gauge: 'Causeway Gauge, *Daily readings, 1891 to 2020*, summary of the year 2020.',
    weather: 'Marrow Light, *Register of weather*, means of the years 1991 to 2020.',
    birds: 'Wardens of Crow Stack, *Ninety-first annual list of breeding birds* (2025), pp. 2–6.',
    seals: 'A. Fenn, “Seals on the Long Ness”, *The Sound Naturalist* 8 (2019), pp. 40–44.',
    maps: 'T. Alder, *Lines Around an Island: Marrow on Paper, 1588–1990* (Harbour Press, 2003).',
    bell: 'E. Tarn, *Bells Under Water* (Harbour Press, 1938), p. 61.',
  },
  blocks: [
    hatnote('This article is about the island. For the lighthouse on it, see [[Marrow Light]].'),
    infobox({
      title: 'Marrow',
      picture: 'marrow-low-water',
      caption: 'Marrow at low water, from the north',
      groups: {
        Geography: {
          Area: '4.1 km²',
          'Highest point': 'Crow Stack, 112 m',
          Length: '3.4 km',
          Rock: '[[Basalt]], ash',
        },
        Administration: { Parish: 'Marrow and Skerry', Population: '214 (2021)' },
        Crossing: { Causeway: '1,240 m, dry 5 h a tide', Ferry: 'from Skerry, all year' },
      },
    }),
    p(
      '**Marrow** is a [[tidal island]] joined to its mainland twice a day by a [[causeway]] of [[basalt]] sets, laid in 1782 and relaid after each of the great winters that followed.{survey} At low water it can be walked in twenty-five minutes; at high water it is reached only by the ferry, which has kept the same timetable since the [[Skerry railway|railway]] closed.{ferry}{census}',
    ),
    p(
      'The island’s name is older than its parish. Charts of the sixteenth century call it *Maro*, and the oldest of its three wells still carries the word cut into the lintel.{lintel} Two hundred and fourteen people lived on it in 2021, most of them in the one street that runs from the causeway head to [[Marrow Light]].{census}',
    ),
    section(
      'Names',
      p(
        'The islanders say *the Marrow*, with the article, and call the mainland *over*. The name has been explained in three ways: from an old word for a companion, since the island and [[Skerry]] stand side by side; from the soft, dark stone of the middle cliffs, which breaks like bone; and from a family called Maro who held the grazing until 1611.{lintel}',
      ),
      p(
        'Only the first has a document behind it. A letter of 1588 asks for oil “for the lamp upon the Marrow, that is fellow to the Skerry”, and spells both names in the same hand.{maps} In the speech of the island each part of the shore has a name of its own, often for what was last wrecked there.',
      ),
      glossary({
        'the Ness': 'the long spit at the northern end, bare shingle for two of its three parts',
        'the Sets': 'the causeway, from the stones it is made of',
        'the Kist': 'the drowned hollow under the southern cliffs, never dry',
        'the Over Stone': 'the boulder on the mainland side; when its white band is wet, nobody crosses',
      }),
    ),
    section(
      'Formation and history',
      p(
        'Marrow stands on the rim of a drowned valley. Its southern cliffs expose eleven bands of ash, each thinner than the last, from which the sequence of the [[Marrow eruptions]] has been read like the rings of a tree. The lowest band has been dated to the end of the last cold period; the highest is younger than the first written record of the coast.{ash}',
      ),
      figure('ash-bands', 'Seven of the eleven ash bands, in the cliff west of the Kist', { width: 330 }),
      p(
        'Between the ash lie flows of [[Basalt#Columnar jointing|columnar basalt]]. Where the sea has taken the softer layers away the columns stand free, and from these, broken to the length of a forearm, the causeway was made.{survey}',
      ),
      subsection(
        'Early ocean',
        p(
          'When the ice went, the sea came up the valley in steps. A core drilled in the Mere, the small lake behind the street, holds freshwater mud below, then a hand’s breadth of shells, then peat: the island was a hill, a shore and a hill again before it was cut off for good.{core}',
        ),
        p(
          'The first people left hearths along the old shore, now four metres under the shingle of the Ness. They are seen after storms, as dark rings in the sand, and are gone with the next [[tide]].{core}{ash}',
        ),
        subsubsection(
          'The bell of the Kist',
          p(
            'Every place with a drowned valley has a story of a bell, and Marrow’s is told with a date: the night of 11 November 1099, when a chapel is said to have gone into the Kist with its bell still ringing. No stone of it has been found. The sound is real, and comes from air driven through a cleft in the columns at half tide.{bell}',
          ),
        ),
      ),
      subsection(
        'Long winters',
        p(
          'Three winters are told apart from all others. In January 1814 the sound froze from the Over Stone to Skerry, and for nine days carts went over on the ice while the causeway lay under it. When the ice moved it took four hundred sets along; they were found in May, in a row, on the far side of the Ness.{winters}',
        ),
        quote(
          'The sea has picked up our road, carried it over the hill, and set it down again in better order than we had it.',
          'Keeper’s diary, 3 May 1814',
        ),
        p(
          'The winter of 1854 broke the middle third, and the winter of 1962 the whole western edge. Each time the sets were laid again by hand, and each time a little higher: the crown of the road now stands 61 centimetres above that of 1782.{winters}{survey}',
        ),
        table({
          caption: 'The causeway after each of the great winters',
          head: ['Winter', 'Sets lost', 'Days without a road', 'Raised by'],
          rows: [
            ['1813–14', '412', '131', '18 cm'],
            ['1854–55', '1,960', '204', '25 cm'],
            ['1962–63', '877', '64', '18 cm'],
          ],
        }),
      ),
    ),
    section(
      'Shape and size',
      p(
        'From above the island has the shape of a mitten: a broad palm of rising ground in the south, a thumb of cliff in the west, and the Ness for a cuff. It is 3.4 kilometres long at low water and 2.9 at high, and its area of 4.1 square kilometres grows by half when the flats are dry.{relief}',
      ),
      figure('island-map', 'Relief of the island; the causeway leaves from the bay on the left', {
        width: 330,
        side: 'left',
      }),
      subsection(
        'Interior',
        p(
          'The ground climbs from the street in four broad steps, each the top of a flow, to a plateau of rough grazing. Crow Stack, the highest point at 112 metres, stands at its edge and is not a stack at all but a shoulder of the plateau that the sea has nearly cut away.{relief} The Mere lies in the second step. It has no stream; rain fills it and a cleft empties it.',
        ),
      ),
      subsection(
        'Surface',
        p(
          'A third of the island is grazed, a tenth is ploughed, and the rest is left to bracken and birds. Walls of broken columns, laid without mortar, divide the fields into strips that run straight up the steps, so that every holding had some of each soil.{maps}',
        ),
        table({
          caption: 'Use of the land',
          sortable: true,
          head: ['Land', 'Hectares', 'Share', 'Change since 1950'],
          rows: [
            ['Rough grazing', '139', '34%', { text: '−6', style: 'color:#a33' }],
            ['Bracken and heath', '126', '31%', { text: '+22', style: 'color:#274' }],
            ['Cliff and shingle', '85', '21%', '0'],
            ['Ploughed', '42', '10%', { text: '−17', style: 'color:#a33' }],
            ['Street and yards', '18', '4%', { text: '+1', style: 'color:#274' }],
          ],
        }),
      ),
    ),
    section(
      'Tides',
      p(
        'The [[tide]] rules the day. Twice in just under twenty-five hours the sea falls below the crown of the causeway, and for about five hours the road is dry. At springs the gap is longer and the current after it stronger; at neaps, in a northerly wind, the road may not dry at all.{gauge}',
      ),
      figure('tide-curve', 'Two days at the Causeway Gauge: four low waters, four crossings', { width: 500 }),
      p(
        'The times are painted each week on a board at the causeway head, in a table that everyone on the island can read from a window across the street. The complete figures are in [[Tide tables of the Skerry Sound]].',
      ),
      table({
        caption: 'Crossing by the state of the Moon',
        head: ['Moon', 'Low water', 'Road dry', 'Current at the middle'],
        rows: [
          ['New', '0.3 m', '5 h 40 min', '2.1 m/s'],
          ['First quarter', '1.4 m', '3 h 50 min', '1.0 m/s'],
          ['Full', '0.2 m', '5 h 50 min', '2.2 m/s'],
          ['Last quarter', '1.5 m', '3 h 35 min', '0.9 m/s'],
        ],
      }),
      p(
        'Since 1891 eleven people have drowned on the causeway, none of them islanders. A refuge on stilts, with a bench, a lamp and a tin of biscuits, has stood at the half-way mark since 1904.{gauge}{winters}',
      ),
    ),
    section(
      'Weather',
      p(
        'The sea keeps the island mild and the wind keeps it bare. Snow lies on six days of a usual year. Fog is commoner in June than in November, because warm air then comes over water that is still cold, and it can stand for days as a wall along the middle of the sound while both shores lie in sun.{weather}',
      ),
      figure('morning-haze', 'Haze over the sound on a June morning', { width: 250 }),
      table({
        caption: 'Means at Marrow Light, 1991–2020',
        head: ['', 'Jan', 'Mar', 'May', 'Jul', 'Sep', 'Nov', 'Year'],
        rows: [
          ['Warmest of the day (°C)', '7.1', '8.4', '12.9', '16.8', '15.2', '9.6', '11.7'],
          ['Coldest of the night (°C)', '3.0', '3.4', '6.8', '11.2', '10.1', '5.5', '6.7'],
          ['Rain (mm)', '88', '64', '49', '57', '76', '101', '872'],
          ['Days of gale', '9', '6', '2', '1', '4', '8', '58'],
          ['Hours of sun', '44', '118', '206', '187', '131', '58', '1,489'],
        ],
      }),
    ),
    section(
      'Life',
      p(
        'Nobody counts the puffins any more, since the count of 1977 was found to have counted the same ledge three times; the wardens of Crow Stack now list pairs seen at a burrow, 2,140 of them in 2025.{birds} Crows, which gave the stack its name, left in the winter of 1962 and have not come back.',
      ),
      list(
        '**Birds.** Puffin, kittiwake, fulmar, two pairs of peregrine, and every autumn some thousands of geese on the flats.{birds}',
        '**Seals.** About ninety grey seals lie on the Ness at low water, and give birth there in October.{seals}',
        '**Plants.** Sea pinks and scurvy grass on the cliffs; on the causeway itself a small fern that grows nowhere else on the coast.',
        '**Sheep.** The Marrow sheep, brown, small and able to swim, of which the parish keeps a register.',
      ),
      p(
        'The island has a school with nine pupils, a shop, a smithy that is now a café, and a room over the shop where the tide board is lettered. Its chief trades are sheep, crabs and visitors, in that order by age and in the other order by income.{census}',
      ),
    ),
    section(
      'Mapping',
      p(
        'Marrow first appears on paper in 1588 as a circle with a flame in it. The first true outline was drawn in 1741 by a surveyor who waited for nineteen fair days in two summers, and whose Ness points the wrong way, because the Ness then did.{maps}',
      ),
      p(
        'The survey of 1783, made to settle what the causeway had cost, numbers every set in the road. The numbers are still used: a loose stone is reported as “six hundred and four”, and everybody knows where that is.{survey}',
      ),
      figure('marrow-panorama', 'Marrow and Skerry from the mainland', { width: 500 }),
    ),
    section(
      'See also',
      list(
        '[[Causeway]]',
        '[[Marrow Light]]',
        '[[Tidal island]]',
        '[[History of lighthouses]]',
        '[[Long Ness|The Long Ness]], not yet written',
      ),
    ),
    references(),
    navbox('Islands of the Skerry Sound', ['Tidal island of Marrow', 'Skerry', 'Marrow Light', 'Causeway']),
  ],
};

export const MARROW_ERUPTIONS: Article = {
  title: 'Marrow eruptions',
  revision: 41020,
  categories: ['Rock and ash'],
  revisions: 9,
  editedDaysAgo: 61,
  description: 'Eleven outbreaks of a drowned volcano',
  picture: 'ash-bands',
  sources: {
    ash: 'M. Vane and O. Sorrel, “Eleven bands of ash in the cliffs of Marrow”, *Annals of the Drowned Valleys* 40 (1988), pp. 77–102.',
    book: 'O. Sorrel, *The Patient Volcano* (Harbour Press, 1999), chapters 2 and 5.',
  },
  blocks: [
    p(
      'The **Marrow eruptions** are the eleven outbreaks that built the [[Tidal island of Marrow|island of Marrow]]. Each left a band of ash and, but for the last two, a flow of [[basalt]] above it.{ash} The vent lies under the sea, south of the island, and has been quiet for about nine hundred years.',
    ),
    figure('ash-bands', 'Ash bands in the southern cliff'),
    section(
      'Sequence',
      p('The bands thin upwards: each eruption was weaker than the one before, and came sooner after it.{ash}{book}'),
      table({
        caption: 'The bands, from the lowest',
        head: ['Band', 'Thickness', 'Years before present', 'Flow above'],
        rows: [
          ['I', '3.10 m', '11,600', 'Lower columns'],
          ['II', '2.40 m', '9,900', 'Middle columns'],
          ['III–VI', '4.05 m together', '8,300–5,700', 'Four thin flows'],
          ['VII–IX', '1.20 m together', '4,900–2,600', 'Upper columns'],
          ['X, XI', '0.31 m together', '1,400 and 900', 'none'],
        ],
      }),
    ),
    references(),
  ],
};

export const MARROW_REDIRECTS: readonly Article[] = [
  redirectTo('Tidal island of Marrow', { title: 'Marrow', revision: 40001 }),
  // A redirect to a redirect: the wiki follows one only.
  redirectTo('Marrow', { title: 'Marrow Island', revision: 40002 }),
  redirectTo('Circle of tides', { title: 'Tides in a circle', revision: 40003 }),
  redirectTo('Tides in a circle', { title: 'Circle of tides', revision: 40004 }),
];
