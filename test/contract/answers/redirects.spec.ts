import { expect } from 'vitest';
import { answers, HTML_VIEWS, type Row, restError, VIEWS } from './rows.ts';

const NO_PARAMETER = 'MediaWiki 1.43 does not yet say ?redirect=no';

const spellings: readonly Row[] = [
  ...VIEWS.filter((view) => view !== '/links/media').map((view) => ({
    says: 'a title spelled otherwise leads to the wiki’s own spelling',
    path: `/page/earth${view}`,
    answer: { status: 301, location: `/page/Earth${view}` },
  })),
  {
    says: 'a title spelled otherwise is understood by one view',
    path: '/page/earth/links/media',
    answer: { status: 200, headers: { location: null } },
  },
  {
    says: 'spaces are another spelling',
    path: '/page/São%20Tomé%20harbour/bare',
    answer: { status: 301, location: '/page/S%C3%A3o_Tom%C3%A9_harbour/bare' },
  },
  {
    says: 'the right spelling keeps a slash encoded',
    path: '/page/aC%2FDC_current/bare',
    answer: { status: 301, location: '/page/AC%2FDC_current/bare' },
  },
  ...['nowhere_at_all', 'Datei:Nothing.png', 'Medium:Nothing.png', 'image:nothing.png'].flatMap((name) => {
    const right = name === 'nowhere_at_all' ? 'Nowhere_at_all' : 'File%3ANothing.png';
    const segment = encodeURIComponent(name);
    return [
      ...HTML_VIEWS.map((view) => ({
        says: 'a document that is not there is asked for under its right name',
        path: `/page/${segment}${view}`,
        answer: { status: 301, location: `/page/${right}${view}` },
      })),
      ...['', '/bare', '/history'].map((view) => ({
        says: 'whatever else is not there is missing under any name',
        path: `/page/${segment}${view}`,
        answer: restError(404, 'rest-nonexistent-title'),
      })),
    ];
  }),
  {
    says: 'a namespace has other names',
    path: `/page/${encodeURIComponent('wörterbuch:haus')}/bare`,
    answer: { status: 301, location: `/page/W%C3%B6rterbuch%3Ahaus/bare` },
  },
  {
    says: 'a letter may be small where the namespace says so',
    path: `/page/${encodeURIComponent('Wörterbuch:Haus')}/bare`,
    answer: restError(404, 'rest-nonexistent-title'),
  },
  {
    says: 'the right spelling keeps the parameters',
    path: '/page/earth/history?older_than=5',
    answer: { status: 301, location: '/page/Earth/history?older_than=5' },
  },
  {
    says: 'the right spelling comes before the redirect of the page',
    path: '/page/the_Earth/html',
    answer: { status: 301, location: '/page/The_Earth/html' },
  },
];

const LEADS_TO: Readonly<Record<string, string>> = {
  The_Earth: 'Earth',
  // The fragment is lost.
  Figure_of_the_Earth: 'Earth',
  // One step, whatever stands there.
  Old_name_of_the_Earth: 'The_Earth',
  Hen: 'Egg',
  Way_to_nowhere: 'Nowhere_at_all',
};

const pages: readonly Row[] = Object.entries(LEADS_TO).flatMap(([from, to]): readonly Row[] => [
  ...HTML_VIEWS.map((view) => ({
    says: 'a redirect page leads one step on',
    path: `/page/${from}${view}`,
    answer: { status: 307, location: `/page/${to}${view}?redirect=no` },
    mediawiki: { answer: { status: 307, location: `/page/${to}${view}` }, because: NO_PARAMETER },
  })),
  ...['', '/bare'].map((view) => ({
    says: 'a redirect page says itself where it leads',
    path: `/page/${from}${view}`,
    answer: {
      status: 200,
      json: { key: from, redirect_target: expect.stringMatching(`/page/${to}${view}(?:\\?redirect=no)?$`) },
    },
  })),
  {
    says: 'a redirect page has a history of its own',
    path: `/page/${from}/history`,
    answer: { status: 200, json: { revisions: [expect.objectContaining({ delta: null })] } },
  },
]);

const itself: readonly Row[] = [
  {
    says: 'a redirect page shows itself when asked to',
    path: '/page/The_Earth/html?redirect=no',
    answer: { status: 200, headers: { 'content-type': /^text\/html/, location: null } },
  },
  {
    says: 'a redirect page shows itself when asked to',
    path: '/page/The_Earth/with_html?redirect=no',
    answer: { status: 200, json: { key: 'The_Earth', html: expect.stringContaining('</html>') } },
  },
];

answers('a redirect', [...spellings, ...pages, ...itself]);
