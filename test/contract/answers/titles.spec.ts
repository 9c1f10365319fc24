import { answers, HTML_VIEWS, type Row, restError, VIEWS } from './rows.ts';

const NO_PAGES = ['Foo%5BBar', 'Special:Search', 'Spezial:Suche', 'de:Erde'] as const;

const missing = VIEWS.map(
  (view): Row => ({
    says: 'a page that does not exist is missing',
    path: `/page/Nowhere_at_all${view}`,
    answer: restError(404, 'rest-nonexistent-title'),
  }),
);

// Three families of handlers answer in three ways.
const refused = NO_PAGES.flatMap((title): readonly Row[] => [
  ...['', '/bare'].map((view) => ({
    says: 'a title that no page can have is invalid',
    path: `/page/${title}${view}`,
    answer: restError(404, 'rest-invalid-title'),
  })),
  ...['/history', '/links/language', '/links/media'].map((view) => ({
    says: 'a title that no page can have has nothing to list',
    path: `/page/${title}${view}`,
    answer: restError(404, 'rest-nonexistent-title'),
  })),
  ...HTML_VIEWS.map((view) => ({
    says: 'a title that no page can have may not be read',
    path: `/page/${title}${view}`,
    answer: restError(403, 'rest-permission-denied-title'),
  })),
]);

const others: readonly Row[] = [
  {
    says: 'a slash that is not encoded leads nowhere',
    path: '/page/AC/DC_current/bare',
    answer: restError(404, 'rest-no-match'),
  },
  ...['bare', 'html'].map((view) => ({
    says: 'a revision that does not exist is missing',
    path: `/revision/99999999/${view}`,
    answer: restError(404, 'rest-nonexistent-revision'),
  })),
  ...['Nothing.png', 'Foo%5BBar'].map((name) => ({
    says: 'a file that does not exist is missing',
    path: `/file/${name}`,
    answer: restError(404, 'rest-nonexistent-title'),
  })),
];

answers('a title', [...missing, ...refused, ...others]);
