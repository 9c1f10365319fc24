import type { Browser, Loopback } from '../../main/auth/ports.ts';
import type { Config } from '../../main/config.ts';
import type { Clock, Http, RandomBytes } from '../../main/ports.ts';
import type { Result } from '../../shared/result.ts';
import { createElision } from './elision.ts';
import { shownHttp } from './shown.ts';

/** What an example knows and can do: where to ask, and how. Nothing is built by the examples themselves. */
export type Outside = Pick<Config, 'oauthBase' | 'apiBase' | 'apiOrigins' | 'scope' | 'userAgent'> & {
  /** Prints whatever it sends and gets. */
  readonly http: Http;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly loopback: Loopback;
  readonly browser: Browser;
  /** The page that is read. */
  readonly title: string;
  /** Prints what comes next. */
  readonly step: (line: string) => void;
  /** Prints a line of the example's own. */
  readonly say: (line: string) => void;
};

/** How an example ends: with its last sentence, or with what went wrong and what to do. */
export type Ending = Result<string, string>;

/**
 * The outside as an example gets it: nothing goes to `print` but through the elision.
 * @param secrets what is known to be secret before anything is sent.
 */
export function shownOutside(
  outside: Omit<Outside, 'step' | 'say'>,
  print: (line: string) => void,
  secrets: readonly string[],
): Outside {
  const elision = createElision();
  for (const secret of secrets) elision.learn(secret);
  const say = (line: string) => print(elision.text(line));
  const step = (line: string) => say(`\n${line}`);
  return { ...outside, http: shownHttp(outside.http, elision, print), step, say };
}
