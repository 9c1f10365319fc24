import { expect, it } from 'vitest';
import { directionOf } from '../../main/reader/direction.ts';

it.each(['ar', 'he', 'fa', 'ur', 'yi', 'ckb', 'arz', 'pnb', 'azb', 'dv', 'sd', 'ug', 'nqo', 'ku-Arab'])(
  'a language written from the right is known: %s',
  (language) => {
    expect(directionOf(language)).toBe('rtl');
  },
);

it.each(['en', 'de', 'zh-yue', 'be-tarask', 'ku', 'simple', 'no such language', ''])(
  'any other is written from the left: %s',
  (language) => {
    expect(directionOf(language)).toBe('ltr');
  },
);
