import { answers, restError } from './rows.ts';

const badValue = (name: string, value: string) => ({
  status: 400,
  json: { error: 'parameter-validation-failed', name, value, failureCode: 'badvalue' },
});

answers('a history', [
  {
    says: 'two bounds at once are refused',
    path: '/page/Earth/history?older_than=2&newer_than=1',
    answer: restError(400, 'rest-pagehistory-incompatible-params'),
  },
  {
    says: 'a bound that no revision has is refused',
    path: '/page/Earth/history?older_than=0',
    answer: restError(400, 'rest-pagehistory-param-range-error'),
  },
  {
    says: 'a bound that is not in this history is missing',
    path: '/page/Earth/history?older_than=99999999',
    answer: restError(404, 'rest-nonexistent-title-revision'),
  },
  {
    says: 'a filter that does not exist is refused by name',
    path: '/page/Earth/history?filter=good',
    answer: badValue('filter', 'good'),
  },
  {
    says: 'a count that does not exist is refused by name',
    path: '/page/Earth/history/counts/words',
    answer: badValue('type', 'words'),
  },
  {
    says: 'a count leads to the wiki’s own spelling with its parameter not filled in',
    path: '/page/earth/history/counts/edits',
    answer: { status: 301, location: '/page/Earth/history/counts/{type}' },
  },
]);
