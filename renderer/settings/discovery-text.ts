import type { BridgeFailure, DiscoveryFailure, FindWikiFailure } from '../../shared/failures.ts';
import { assertNever } from '../../shared/result.ts';
import { failureText } from '../ui/failure-text.ts';
import { isolated } from '../ui/isolated.ts';
import { waitText } from '../ui/time-text.ts';

export type DiscoveryText = {
  readonly title: string;
  /** What happened and what the person can do, in a sentence or two. */
  readonly sentence: string;
};

/**
 * Words for why no wiki could be added.
 * @param now milliseconds since the epoch, for how long a limit still lasts
 */
export function discoveryText(failure: FindWikiFailure | BridgeFailure, now: number): DiscoveryText {
  switch (failure.code) {
    case 'site-known':
      return text(
        `${isolated(failure.name)} is among your wikis already`,
        'There is nothing to add: you can read it right away.',
      );
    case 'address-invalid':
      return text(
        'That is no web address',
        'Paste the whole address of a page, as your browser shows it, such as https://wiki.example.org/wiki/Gardens.',
      );
    case 'address-not-secure':
      return text(
        'That connection is not encrypted',
        `Lectern does not read from ${failure.host} in the open. If the wiki also has an address that begins with https://, use that one.`,
      );
    case 'unreachable':
      return unreachable(failure);
    case 'redirect-loop':
      return text(
        'That address leads round in circles',
        `${failure.host} sends every visitor on and never arrives. Try the address of another page there.`,
      );
    case 'server-error':
      return text(
        `${failure.host} has a problem`,
        `It answered with an error of its own (${failure.status}). This usually passes; try again in a moment.`,
      );
    case 'limited':
      return text(
        `${failure.host} asks us to wait`,
        `Too many requests came from here. You can try again ${waitText(failure.until - now)}.`,
      );
    case 'not-mediawiki':
      return text(
        'No wiki was found there',
        `What ${failure.host} sends is not a page of MediaWiki, the software whose wikis Lectern reads. Check that the address is that of a page of the wiki itself.`,
      );
    case 'rest-missing':
      return text(
        'This wiki cannot be read by Lectern',
        `${failure.host} runs ${failure.generator}, but without the REST API that Lectern reads through. Newer versions have it; whoever runs the wiki can say more.`,
      );
    case 'private':
      return text(
        'Only members can read this wiki',
        `${failure.host} shows its pages to people who log in there, and Lectern reads added wikis without an account.`,
      );
    case 'superseded':
      return text('This was not finished', 'Another address was looked up instead. Try again with the one you mean.');
    case 'arguments-invalid':
    case 'gesture-missing':
    case 'internal':
      return failureText(failure, now);
    default:
      return assertNever(failure);
  }
}

function unreachable({ host, why }: Extract<DiscoveryFailure, { code: 'unreachable' }>): DiscoveryText {
  switch (why) {
    case 'offline':
      return text(
        `${host} could not be reached`,
        'Look for a typing error in the address and check your network connection, then try again.',
      );
    case 'tls':
      return text(
        `${host} could not prove who it is`,
        'Its certificate is not valid, so somebody else could be answering in its place. Lectern does not read there until that is mended.',
      );
    case 'timed-out':
      return text(`${host} does not answer`, 'It was asked, but nothing came in time. Try again in a moment.');
    default:
      return assertNever(why);
  }
}

function text(title: string, sentence: string): DiscoveryText {
  return { title, sentence };
}
