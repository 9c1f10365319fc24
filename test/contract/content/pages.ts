import type { ContractPage } from './page.ts';

/** More than one page of a history holds. */
export const EARTH_REVISIONS = 25;

/** What both wikis are filled with. */
export const CONTRACT_PAGES: readonly ContractPage[] = [
  {
    title: 'Earth',
    lead: [
      '**Earth** is the ground on which all of these pages were written. It goes round the Sun once a year with [[Moon|its moon]], and nobody has yet counted [[Grains of sand|its sand]].',
      'Seen from far away it is a *pale* dot & little more: < 1 pixel in most photographs.',
    ],
    sections: {
      Shape: ['It is a ball that its own turning has made a little wider than it is high.'],
      'Land and sea': ['Water covers most of it. What stands out is called land, and is where [[São Paulo]] lies.'],
      'Größe und Gewicht': ['A heading in German, as a test of what an anchor can hold.'],
    },
    picture: { name: 'moon', caption: 'The moon of the Earth' },
    categories: ['Wandering balls'],
    languages: [
      { code: 'de', name: 'Deutsch', title: 'Erde' },
      { code: 'fr', name: 'français', title: 'Terre' },
    ],
    revisions: EARTH_REVISIONS,
  },
  {
    title: 'Moon',
    lead: ['The **Moon** goes round the [[Earth]] and shows it one side only. Some ferrymen set their clocks by it.'],
    sections: { Tides: ['It pulls the sea twice a day.'] },
    picture: { name: 'moon', caption: 'The Moon, a day before full' },
    categories: ['Wandering balls'],
    revisions: 3,
  },
  {
    title: 'Tiled wall',
    lead: ['The **tiled wall** has one tile more than anybody wants to list.'],
    missingFiles: Array.from({ length: 101 }, (_, index) => `Tile ${index + 1}.png`),
  },
  { title: 'The Earth', redirect: 'Earth' },
  { title: 'Figure of the Earth', redirect: 'Earth#Shape' },
  // Two redirects in a row, a circle of two, and one that leads to nothing.
  { title: 'Old name of the Earth', redirect: 'The Earth' },
  { title: 'Hen', redirect: 'Egg' },
  { title: 'Egg', redirect: 'Hen' },
  { title: 'Way to nowhere', redirect: 'Nowhere at all' },
  { title: 'AC/DC current', lead: ['**AC/DC current** runs both ways and one way. The slash belongs to the name.'] },
  { title: '110% (film)', lead: ['***110%*** is a film about a baker who gives a little more than can be given.'] },
  {
    title: 'São Tomé harbour',
    lead: ['**São Tomé harbour** holds nine boats and one cat, who answers to *Ângela*.'],
  },
  { title: 'Where are the keys?', lead: ['**Where are the keys?** is a play in one act, most of it on the floor.'] },
  { title: 'Rock & roll + "more"', lead: ['**Rock & roll + "more"** is a record whose sleeve says it all.'] },
  { title: 'Über die Brücke', lead: ['**Über die Brücke** is a walk of two hours with one bridge in it.'] },
  {
    title: 'Wörterbuch:haus',
    lead: ['**haus** is how somebody writes *Haus* who never learnt which German words are tall.'],
  },
  { title: 'Catch: a game', lead: ['**Catch: a game** is played with a ball. Its colon makes no namespace.'] },
];

/** Titles that a careless path, query or comparison gets wrong. */
export const ODD_TITLES: readonly string[] = [
  'AC/DC current',
  '110% (film)',
  'São Tomé harbour',
  'Where are the keys?',
  'Rock & roll + "more"',
  'Über die Brücke',
  'Catch: a game',
];
