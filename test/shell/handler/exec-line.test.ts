import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readExec, writeExec } from '../../../main/shell/handler/exec-line.ts';

const URL = 'org.lectern.reader:/oauth/callback?code=a%20b&state=c';

/** What the specification makes of a value, one rule after the other: the strings' escapes, the quotes, the field codes. */
function launchedBySpecification(value: string): readonly string[] {
  const line = value.replaceAll(/\\([sntr\\])/g, (_whole, letter: 's' | 'n' | 't' | 'r' | '\\') => {
    return { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' }[letter];
  });
  const unquoted: string[] = [];
  for (let at = 0; at < line.length; at += 1) {
    let argument = '';
    if (line[at] === '"') {
      for (at += 1; line[at] !== '"'; at += 1) {
        if (at >= line.length) throw new Error(`A quote is not closed: ${value}`);
        if (line[at] === '\\') at += 1;
        argument += line[at];
      }
      at += 1;
    } else {
      for (; at < line.length && line[at] !== ' '; at += 1) {
        if (/[\s"'\\><~|&;$*?#()`]/.test(line[at] ?? ''))
          throw new Error(`A reserved character is not quoted: ${value}`);
        argument += line[at];
      }
    }
    if (at < line.length && line[at] !== ' ') throw new Error(`Not quoted in whole: ${value}`);
    unquoted.push(argument);
  }
  return unquoted.map((argument) => (argument === '%u' ? URL : argument.replaceAll('%%', '%')));
}

/** Letters of several scripts, and above all what has a meaning somewhere on the way. */
const part = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...' "\'\\><~|&;$*?#()`%!{}[]^@:,+-_.'),
    fc.constantFrom('a', 'u', 'U', 'f', 'n', 's', 'é', 'ß', 'Ж', 'م', '名', '👓'),
  ),
  maxLength: 12,
});
const command = fc
  .tuple(part, fc.array(part, { maxLength: 4 }))
  .map(([program, args]): readonly string[] => [`/opt/${program}x`, ...args]);

const throughEnv = (launched: readonly string[]) => (launched[0] === '/usr/bin/env' ? launched.slice(1) : launched);

describe('a command line in a desktop entry', () => {
  test('is launched as it was meant, with the address as one argument behind it', () => {
    fc.assert(
      fc.property(command, (meant) => {
        expect(throughEnv(launchedBySpecification(writeExec(meant) ?? ''))).toEqual([...meant, URL]);
      }),
      { numRuns: 2000 },
    );
  });

  test('is read back', () => {
    fc.assert(
      fc.property(command, (meant) => {
        expect(readExec(writeExec(meant) ?? '')).toEqual(meant);
      }),
      { numRuns: 2000 },
    );
  });

  test.each<[string, readonly string[], string]>([
    ['a plain path has no quotes', ['/home/ä/Lectern-1.0.AppImage'], '/home/ä/Lectern-1.0.AppImage %u'],
    ['a space needs them', ['/bin/x', 'a b'], '/bin/x "a b" %u'],
    ['a dollar sign has two backslashes', ['/bin/x', 'a$b'], String.raw`/bin/x "a\\$b" %u`],
    ['a backslash has four', ['/bin/x', 'a\\b'], String.raw`/bin/x "a\\\\b" %u`],
    ['a quote has two', ['/bin/x', 'a"b'], String.raw`/bin/x "a\\"b" %u`],
    ['a single quote has none', ['/bin/x', "a'b"], `/bin/x "a'b" %u`],
    ['a percent sign is doubled', ['/bin/x', '100%u'], '/bin/x 100%%u %u'],
    ['nothing is something', ['/bin/x', ''], '/bin/x "" %u'],
    ['a program that needs quotes is started by env', ['/o p/x', 'y'], '/usr/bin/env "/o p/x" y %u'],
    ['and one with a percent sign', ['/100%/x'], '/usr/bin/env /100%%/x %u'],
  ])('%s', (_what, meant, value) => {
    expect(writeExec(meant)).toBe(value);
  });

  test.each<[string, readonly string[]]>([
    ['a line break', ['/opt/a\nExec=evil']],
    ['another control character', ['/opt/a\u0007']],
    ['what was not UTF-8', ['/opt/a\ufffd']],
    ['a program with an equals sign', ['/opt/a=b/x']],
    ['a line break in an argument', ['/opt/x', 'a\nb']],
    ['a relative program', ['lectern']],
    ['no program', []],
  ])('cannot hold %s', (_what, meant) => {
    expect(writeExec(meant)).toBeUndefined();
  });
});

describe('a command line that somebody else wrote', () => {
  test.each<[string, readonly string[] | undefined]>([
    ['/opt/Lectern/lectern %U', ['/opt/Lectern/lectern']],
    ['"/opt/My App/app" --open=%u', ['/opt/My App/app', '--open=']],
    ['/usr/bin/env BROWSER=x app  %F ', ['BROWSER=x', 'app']],
    [String.raw`app "a\\$b" "c\\\\d"`, ['app', 'a$b', 'c\\d']],
    ["sh -c 'x'", ['sh', '-c', "'x'"]],
    ['', []],
    ['app "open', undefined],
    ['app "a"b', undefined],
  ])('%s', (value, command) => {
    expect(readExec(value)).toEqual(command);
  });
});
