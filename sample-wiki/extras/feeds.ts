import type { Library } from '../api/library.ts';
import type { Call } from '../http.ts';
import { IMAGES } from '../images/catalogue.ts';
import { articlesOf, summaryOf } from './summary.ts';

type Day = { readonly month: number; readonly day: number };
type Event = { readonly year?: number; readonly text: string; readonly about: readonly string[] };

/** The same on every day of the year: it is a small wiki. */
const EVENTS: Readonly<Record<string, readonly Event[]>> = {
  selected: [{ year: 1782, text: 'The first set of the causeway to Marrow is laid.', about: ['Causeway'] }],
  births: [{ year: 1790, text: 'A keeper of Marrow Light, who was to count every set.', about: ['Marrow Light'] }],
  deaths: [{ year: 1863, text: 'A mason who had broken one column the long way.', about: ['Basalt'] }],
  events: [
    { year: 1814, text: 'The great winter takes 412 sets of the causeway.', about: ['Causeway'] },
    {
      year: 1891,
      text: 'The first reading of the Causeway Gauge.',
      about: ['Tide', 'Tide tables of the Skerry Sound'],
    },
  ],
  holidays: [{ text: 'Day of the low water, on Marrow and Skerry.', about: ['Tidal island of Marrow'] }],
};

/** `feed/onthisday`: one kind of happening, or all. */
export function onThisDay(call: Call, library: Library, kind: string) {
  const kinds = kind === 'all' ? Object.keys(EVENTS) : [kind];
  return Object.fromEntries(
    kinds.map((name) => [name, (EVENTS[name] ?? []).map((event) => told(call, library, event))]),
  );
}

/** `feed/featured`: an article a day, and what goes with it. On the first of a month there is no picture and no news. */
export function featured(call: Call, library: Library, { month, day }: Day) {
  const articles = articlesOf(library);
  const article = articles[(month * 31 + day) % articles.length];
  const always = {
    ...(article && { tfa: summaryOf(call, article) }),
    mostread: { date: '2026-11-22Z', articles: articles.slice(0, 5).map((page) => summaryOf(call, page)) },
    onthisday: (EVENTS['selected'] ?? []).map((event) => told(call, library, event)),
    dyk: [
      {
        html: '... that a <b>causeway</b> of basalt is sold by the set?',
        text: '... that a causeway of basalt is sold by the set?',
      },
    ],
  };
  if (day === 1) return always;
  return { ...always, image: picture(call), news: [news(call, library)] };
}

function told(call: Call, library: Library, { year, text, about }: Event) {
  const pages = about.flatMap((title) => library.page(title.replaceAll(' ', '_')) ?? []);
  return { ...(year !== undefined && { year }), text, pages: pages.map((page) => summaryOf(call, page)) };
}

function news(call: Call, library: Library) {
  const page = library.page('Skerry');
  const story =
    '<!--Nov 21--><b><a rel="mw:WikiLink" href="./Skerry">Skerry</a></b> has a ferry on Sundays&nbsp;again.';
  return { story, links: page ? [summaryOf(call, page)] : [] };
}

function picture(call: Call) {
  const { title, width, height } = IMAGES['winter-sea'];
  return {
    title: `File:${title}.png`,
    thumbnail: { source: `${call.origin}/images/thumb/500px-winter-sea.png`, width: 500, height: 333 },
    image: { source: `${call.origin}/images/winter-sea.png`, width, height },
    artist: { html: 'Keeper', text: 'Keeper' },
    description: { html: `<p>${title}</p>`, text: title, lang: 'en' },
  };
}
