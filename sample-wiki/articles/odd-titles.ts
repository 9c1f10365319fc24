import type { Article } from './article.ts';
import { list, p, section } from './markup/blocks.ts';

/** Titles that a careless path, query or comparison gets wrong. */
export const ODD_TITLES: readonly Article[] = [
  {
    title: 'AC/DC',
    revision: 42500,
    categories: ['Things people made'],
    revisions: 3,
    editedDaysAgo: 33,
    description: 'Two ways for a current to flow',
    blocks: [
      p(
        '**AC/DC** is written on machines that run on either kind of current: *alternating*, which changes its direction many times a second, or *direct*, which keeps it. The generator at [[Marrow Light]] has carried the mark since 1951.',
      ),
      p(
        'The slash is part of the name. In an address it must be written as %2F, or it will be taken for the end of a folder.',
      ),
    ],
  },
  {
    title: '100% (film)',
    revision: 42400,
    categories: ['Things people made'],
    revisions: 5,
    editedDaysAgo: 77,
    description: 'Film about a ferryman who is never late',
    blocks: [
      p(
        '***100%*** is a film of 71 minutes about the ferryman of Skerry, who for forty years was never late, and about the one morning on which nobody was waiting. It was shot on the ferry, with the timetable as its script.',
      ),
      section('Cast', list('the ferryman, as himself', 'the sea', 'a passenger, in the last scene only')),
    ],
  },
  {
    title: 'São Paulo',
    revision: 42300,
    categories: ['Places of the sound'],
    revisions: 8,
    editedDaysAgo: 12,
    description: 'City in Brazil',
    languages: [{ code: 'pt', name: 'Português', title: 'São Paulo' }],
    blocks: [
      p(
        '**São Paulo** is the largest city of Brazil. It has no tides: it lies at about 760 metres above the sea, which is an hour’s drive away and a long way down.',
      ),
    ],
  },
  {
    title: 'Skerry',
    revision: 42200,
    categories: ['Islands of the sound', 'Roads and harbours'],
    revisions: 12,
    editedDaysAgo: 58,
    description: 'Island beside Marrow, and its ferry',
    picture: 'marrow-panorama',
    blocks: [
      p(
        '**Skerry** is the smaller neighbour of [[Marrow]] and its ferry port. Thirty-one people live there, all of them, it is said, on the ferry’s timetable.',
      ),
    ],
  },
  {
    title:
      'List of the sets of the causeway to the tidal island of Marrow that were lost in the great winters and found again on the far side of the Long Ness by the keepers of Marrow Light or by their children, with the numbers given to them in the survey of 1783',
    revision: 42100,
    revisions: 2,
    editedDaysAgo: 300,
    description: 'A long title, nearly as long as titles may be',
    blocks: [
      p(
        'This **list** holds what its title says, and its title is as long as a title can well be. Of the 412 sets that went in 1814, 407 were found; numbers 88, 604, 605, 1,101 and 1,102 are with the sea.',
      ),
    ],
  },
];
