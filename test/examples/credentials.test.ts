import { describe, expect, it } from 'vitest';
import { readCredentials, secretsIn } from '../../examples/support/credentials.ts';

const REGISTRATION = 'https://wiki.example/register';
const ID = '0123456789abcdef'.repeat(2);
const SECRET = '89abcdef01'.repeat(4);

const NAMES = [
  'EXAMPLE_SERVER_CLIENT_ID',
  'EXAMPLE_SERVER_CLIENT_SECRET',
  'EXAMPLE_CLIENT_ID',
  'EXAMPLE_PERSONAL_TOKEN',
  'EXAMPLE_REFRESH_TOKEN',
] as const;

describe('credentials', () => {
  it('are taken from the environment, without what a paste brings along', () => {
    const env = { EXAMPLE_CLIENT_ID: ` ${ID}\n`, EXAMPLE_REFRESH_TOKEN: '', HOME: '/root' };
    expect(readCredentials(env, ['EXAMPLE_CLIENT_ID'], REGISTRATION)).toEqual({
      ok: true,
      value: { EXAMPLE_CLIENT_ID: ID },
    });
  });

  it.each(NAMES)('that are missing are named, with where to get them: %s', (name) => {
    const read = readCredentials({}, [name], REGISTRATION);
    expect(read).toEqual({
      ok: false,
      failure: [expect.stringMatching(new RegExp(`^${name} is missing. It is .{20,}\\.$`))],
    });
  });

  it('that are missing are all named at once', () => {
    const read = readCredentials({}, ['EXAMPLE_SERVER_CLIENT_ID', 'EXAMPLE_SERVER_CLIENT_SECRET'], REGISTRATION);
    expect(read.ok || read.failure).toHaveLength(2);
    expect(String(read.ok || read.failure)).toContain(REGISTRATION);
  });

  it.each(['EXAMPLE_CLIENT_ID', 'EXAMPLE_SERVER_CLIENT_ID'] as const)(
    'that were mixed up go nowhere, and are not repeated: a secret as %s',
    (name) => {
      const read = readCredentials({ [name]: SECRET }, [name], REGISTRATION);
      expect(read).toEqual({ ok: false, failure: [expect.stringContaining('is not a client id')] });
      expect(JSON.stringify(read)).not.toContain(SECRET);
    },
  );

  it('that an example does not need stop nobody', () => {
    expect(readCredentials({ EXAMPLE_CLIENT_ID: SECRET }, [], REGISTRATION).ok).toBe(true);
  });

  it('are secrets, but for the client ids', () => {
    const env = Object.fromEntries(NAMES.map((name) => [name, `value of ${name}`]));
    expect(secretsIn(env)).toEqual([
      'value of EXAMPLE_SERVER_CLIENT_SECRET',
      'value of EXAMPLE_PERSONAL_TOKEN',
      'value of EXAMPLE_REFRESH_TOKEN',
    ]);
  });
});
