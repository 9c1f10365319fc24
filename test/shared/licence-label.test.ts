import { expect, test } from 'vitest';
import { licenceLabel } from '../../shared/licence-label.ts';

test('a licence is written as people write it', () => {
  const long = 'Creative Commons Attribution-Share Alike 4.0';
  expect(licenceLabel({ title: long, url: 'https://creativecommons.org/licenses/by-sa/4.0/' })).toBe('CC BY-SA 4.0');
  expect(licenceLabel({ title: 'GFDL', url: 'https://www.gnu.org/copyleft/fdl.html' })).toBe('GFDL');
});
