import { type Answer, answers } from './rows.ts';

const refused = (name: string, value: string | null, failureCode: string): Answer => ({
  status: 400,
  json: { error: 'parameter-validation-failed', name, value, failureCode, httpCode: 400 },
});

answers('a parameter', [
  { says: 'that is no number', path: '/search/page?q=moon&limit=many', answer: refused('limit', 'many', 'badinteger') },
  { says: 'that is no number', path: '/search/title?q=moon&limit=1.5', answer: refused('limit', '1.5', 'badinteger') },
  { says: 'that is too high', path: '/search/title?q=moon&limit=101', answer: refused('limit', '101', 'outofrange') },
  { says: 'that is too low', path: '/search/page?q=moon&limit=0', answer: refused('limit', '0', 'outofrange') },
  { says: 'that is not there', path: '/search/title', answer: refused('q', null, 'missingparam') },
  { says: 'that is empty', path: '/search/page?q=', answer: refused('q', '', 'missingparam') },
  { says: 'that is no revision’s number', path: '/revision/last/bare', answer: refused('id', 'last', 'badinteger') },
  {
    says: 'that is none of the words it can be',
    path: '/page/Earth/html?redirect=maybe',
    answer: refused('redirect', 'maybe', 'badvalue'),
  },
]);
