/**
 * The `Exec` value of a desktop entry: a command line, quoted by rules of its own inside a string with escapes of its own.
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */

/** An argument that holds one of these must be quoted. */
const RESERVED = /[\s"'\\><~|&;$*?#()`]/;

/** What no entry can say: line breaks and other controls, and what was not UTF-8 when it was read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const UNSPEAKABLE = /[\u0000-\u001f\u007f\ufffd]/;

const ENV = '/usr/bin/env';

/**
 * Writes the command line that starts a program with an address as its last argument.
 *
 * Quotes only where the specification asks for them, because the `xdg-open` of a desktop without an opener of its own
 * splits at spaces and knows no quotes. A program that needs quotes or a doubled `%` is started by `env`: GLib looks for
 * the first word before it undoes the doubling and ignores the entry when it finds no program, xdg-mime before it
 * undoes the quotes.
 * @param command program (an absolute path) and arguments
 * @returns undefined where no entry can hold it: control characters, or a program with `=` in its path
 */
export function writeExec(command: readonly string[]): string | undefined {
  const [program = ''] = command;
  if (!program.startsWith('/') || program.includes('=')) return undefined;
  if (command.some((argument) => UNSPEAKABLE.test(argument))) return undefined;
  const whole = isPlain(program) ? command : [ENV, ...command];
  return `${whole.map((argument) => escapeString(quote(argument.replaceAll('%', '%%')))).join(' ')} %u`;
}

/** Whether every launcher reads this argument alike: no quotes around it, no `%` doubled. */
export function isPlain(argument: string): boolean {
  return argument !== '' && !RESERVED.test(argument) && !argument.includes('%');
}

function quote(argument: string): string {
  return argument === '' || RESERVED.test(argument) ? `"${argument.replaceAll(/["`$\\]/g, '\\$&')}"` : argument;
}

const ESCAPES: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
const ESCAPED = new Map(Object.entries(ESCAPES).map(([letter, meant]) => [meant, `\\${letter}`]));

/** The general escape rule for strings, which a reader undoes before it looks for quotes. */
export function escapeString(text: string): string {
  return text.replaceAll(/[\n\t\r\\]/g, (meant) => ESCAPED.get(meant) ?? meant);
}

/** Undoes the general escape rule. A backslash before anything else stands for itself. */
export function unescapeString(text: string): string {
  return text.replaceAll(/\\(.)/g, (whole, letter: string) => ESCAPES[letter] ?? whole);
}

/** An argument in whole: quoted, or without anything reserved in it but what sloppy entries hold all the same. */
const ARGUMENT = /\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?=\s|$)/y;

/**
 * Reads such a value: the command without its field codes, and without `env` before it.
 * @returns undefined where it is no command line
 */
export function readExec(value: string): readonly string[] | undefined {
  const line = unescapeString(value).trimEnd();
  const command: string[] = [];
  ARGUMENT.lastIndex = 0;
  while (ARGUMENT.lastIndex < line.length) {
    const found = ARGUMENT.exec(line);
    if (!found) return undefined;
    const [, quoted, bare = ''] = found;
    const argument = withoutFieldCodes(quoted === undefined ? bare : quoted.replaceAll(/\\(["`$\\])/g, '$1'));
    if (argument !== undefined) command.push(argument);
  }
  return command[0] === ENV ? command.slice(1) : command;
}

/** Undefined for an argument that was nothing but a field code. */
function withoutFieldCodes(argument: string): string | undefined {
  if (/^%[a-zA-Z]$/.test(argument)) return undefined;
  return argument.replaceAll(/%(.)/g, (_whole, letter: string) => (letter === '%' ? '%' : ''));
}
