import type { Failure, HandlerFailure } from '../../shared/failures.ts';
import { assertNever } from '../../shared/result.ts';
import { libraryFailureText } from './library-failure-text.ts';
import {
  callbackRefusalText,
  exchangeText,
  keyStoreFailureText,
  personalTokenText,
  unverifiedTokenText,
} from './sign-in-failure-text.ts';
import { waitText } from './time-text.ts';

/** What a failure view says, and what it offers. */
export type FailureText = {
  readonly title: string;
  /** What happened and what the person can do, in a sentence or two. */
  readonly sentence: string;
  /** The first thing to do about it. `none` where only going elsewhere helps. */
  readonly remedy: 'retry' | 'search' | 'web' | 'none';
};

/**
 * Words for every failure that can cross the bridge.
 * @param now milliseconds since the epoch, for how long a limit still lasts
 */
export function failureText(failure: Failure, now: number): FailureText {
  switch (failure.code) {
    case 'page-missing':
      return text(
        'search',
        'There is no such page',
        `This wiki has no page called “${failure.title}”. It may exist under another name.`,
      );
    case 'title-invalid':
      return text(
        'search',
        'That cannot be the name of a page',
        'Page names cannot contain # < > [ ] { } | and are at most 255 bytes long. Searching for it may still find something.',
      );
    case 'revision-missing':
      return text(
        'none',
        'There is no such revision',
        `The wiki has no revision of this number${failure.title === '' ? '' : ` of “${failure.title}”`}. It may have been deleted with its page since.`,
      );
    case 'revision-of-another-page':
      return text(
        'none',
        'This revision is of another page',
        `The revision is there, but “${failure.title}” never looked like that: it belongs to another page.`,
      );
    case 'revision-hidden':
      return text(
        'none',
        'This revision is not shown',
        'The wiki has hidden this revision, as it does with what breaks the law or somebody’s privacy. Other revisions of the page can be read.',
      );
    case 'revisions-unrelated':
      return text(
        'none',
        'These cannot be compared',
        'The two revisions belong to different pages. Choose two of the same page.',
      );
    case 'revisions-not-text':
      return text(
        'none',
        'These cannot be compared',
        'At least one of the two revisions holds data instead of text, so there are no lines to compare.',
      );
    case 'web-only':
      return text(
        'web',
        'This can be seen on the web only',
        `“${failure.title}” is not an article of this wiki: its software makes it when somebody asks, or it stands on another wiki.`,
      );
    case 'forbidden':
      return text(
        'none',
        'This page is not shown',
        'The wiki does not show this page to readers here, signed in or not.',
      );
    case 'limited':
      return text(
        'retry',
        'The wiki asks us to wait',
        `Too many requests came from here. You can try again ${waitText(failure.until - now)}.`,
      );
    case 'offline':
      return text(
        'retry',
        'No connection',
        'The wiki could not be reached. Check your network connection, then try again.',
      );
    case 'timed-out':
      return text(
        'retry',
        'This takes too long',
        'The wiki was reached, but nothing more came in time. The network may be slow; try again.',
      );
    case 'server-error':
      return text(
        'retry',
        'The wiki has a problem',
        `It answered with an error of its own${failure.status > 0 ? ` (${failure.status})` : ''}. This usually passes; try again in a moment.`,
      );
    case 'gone':
      return text(
        'search',
        'This is gone for good',
        'The wiki says that this was taken away and will not come back. Searching may find what stands in its place.',
      );
    case 'captive-portal':
      return text(
        'retry',
        'This network wants you to log in',
        'Something else answered in place of the wiki, as networks in hotels and trains do. Open a web page in your browser, log in there, and try again.',
      );
    case 'unreadable':
      return text(
        'retry',
        'The answer could not be read',
        'The wiki was reached, but what it sent makes no sense to Lectern. Try again; if it stays so, a newer version of Lectern may know better.',
      );
    case 'redirect-loop':
      return text(
        'search',
        'This page leads nowhere',
        `“${failure.title}” is a redirect that never arrives at a page. Searching for it may find what was meant.`,
      );
    case 'redirect-refused':
      return text(
        'none',
        'This page leads somewhere else',
        `The wiki points to ${failure.host}, which is not part of it, so Lectern did not follow.`,
      );
    case 'superseded':
      return text('retry', 'This page was not finished', 'Another request took its place. Try again to open it.');
    case 'site-unknown':
      return text(
        'none',
        'This wiki is not among yours',
        'It was removed from Lectern, so its pages are not read any more. Add it again to read on.',
      );
    case 'client-id-missing':
      return text(
        'none',
        'A client id is needed',
        'Lectern has to be registered with the wiki before you can sign in.',
      );
    case 'browser-failed':
      return text(
        'retry',
        'The browser did not open',
        'Your system’s browser could not be started. Try again, or copy the link into any browser.',
      );
    case 'attempt-expired':
      return text(
        'retry',
        'This attempt is over',
        'Nothing came back within an hour, so the attempt was closed. Try again when you are ready.',
      );
    case 'no-attempt':
      return text('retry', 'Nothing is waiting', 'That sign-in is already over or was cancelled. Start again.');
    case 'callback-refused':
      return text('retry', 'That address was not accepted', callbackRefusalText(failure.reason));
    case 'authorization-refused':
      return text(
        'retry',
        'The wiki refused the request',
        `It answered “${failure.error}”. Trying again may help; if not, the registration of this client needs a look.`,
      );
    case 'client-refused':
      return text(
        'none',
        'This client was refused',
        'The wiki does not know this client id, or it has been disabled, or it still waits for approval. Check the id, or use another one.',
      );
    case 'code-refused':
      return text(
        'retry',
        'The permission came too late',
        'What your browser sent back was no longer good. It lasts ten minutes and works once. Try again.',
      );
    case 'exchange-failed':
      return text('retry', 'Sign-in could not be finished', exchangeText(failure.why));
    case 'profile-failed':
      return text(
        'retry',
        'We could not learn your name',
        'The wiki let you in but did not say who you are, so nothing was kept. Try again.',
      );
    case 'loopback-failed':
      return text(
        'retry',
        'The answer has no way back',
        'No port of this computer could be opened to receive the answer from your browser. Try again.',
      );
    case 'personal-token-refused':
      return text('none', 'This token was not taken', personalTokenText(failure.reason));
    case 'personal-token-unverified':
      return text('retry', 'The token could not be tried', unverifiedTokenText(failure.why));
    case 'client-secret-pasted':
      return text(
        'none',
        'That is the secret, not the id',
        'Lectern needs the client id only and never the secret. Nothing of it was kept. Copy the shorter of the two.',
      );
    case 'account-unknown':
      return text('none', 'This account is not here', 'It was signed out or removed meanwhile.');
    case 'key-store-failed':
      return text('retry', 'The key store did not do it', keyStoreFailureText(failure.why));
    case 'handler-not-changed':
      return text('retry', 'Your system did not change its choice', handlerText(failure.why));
    case 'link-refused':
      return text('none', 'This link was not opened', linkRefusalText(failure.reason));
    case 'clipboard-failed':
      return text(
        'retry',
        'Nothing was copied',
        'The system’s clipboard did not take it. Try again; where the text is in view, you can select it and copy that.',
      );
    case 'clipboard-unreadable':
      return text(
        'retry',
        'Nothing was pasted',
        'The system did not give what is on the clipboard. Copy it once more, then try again.',
      );
    case 'settings-unwritable':
      return text(
        'none',
        'The setting was not kept',
        'The settings file cannot be written. Your choice holds until you quit.',
      );
    case 'settings-newer':
      return text(
        'none',
        'The setting was not kept',
        'The settings file is from a newer version of Lectern and was left alone. Your choice holds until you quit.',
      );
    case 'setting-invalid':
      return text(
        'none',
        'The setting was not kept',
        'That is not a value Lectern understands. Check it for missing or extra characters.',
      );
    case 'arguments-invalid':
    case 'internal':
      return text(
        'retry',
        'Something went wrong in Lectern',
        'This is a mistake of ours, not yours. The log says more. You can try again.',
      );
    case 'gesture-missing':
      return text(
        'none',
        'This needs a click',
        'Lectern opens other programs only when you click or press a key. Try once more.',
      );
    case 'accounts-left':
      return text(
        failure.why === 'newer' ? 'none' : 'retry',
        'Something of your accounts is left',
        failure.why === 'newer'
          ? 'A newer version of Lectern has written it down, so this one left it alone. Delete everything with that version.'
          : 'The disk did not let go of what was kept of them. At the next start they may be back; see that the disk can be written, then try again.',
      );
    case 'library-full':
    case 'library-read-only':
    case 'library-locked':
    case 'library-newer':
    case 'library-damaged':
    case 'library-unreachable':
    case 'library-unsupported':
    case 'list-missing':
    case 'list-name-taken':
    case 'list-name-empty':
    case 'file-unwritable':
    case 'file-unreadable':
    case 'bundle-invalid':
    case 'bundle-newer':
      return libraryFailureText(failure);
    case 'printer-failed':
      return text(
        'retry',
        'The page was not printed',
        'The system or its printer refused it. See that a printer is there and ready, then try again, or save the page as a PDF.',
      );
    case 'pdf-failed':
      return text(
        'retry',
        'The PDF was not made',
        'The page came, but no PDF could be made of it. Nothing was written; try again, or print the page.',
      );
    default:
      return assertNever(failure);
  }
}

function text(remedy: FailureText['remedy'], title: string, sentence: string): FailureText {
  return { title, sentence, remedy };
}

function handlerText(why: HandlerFailure['why']): string {
  switch (why) {
    case 'browser-command':
      return 'Here, the command in LECTERN_BROWSER stands in for the browser and brings sign-ins back itself.';
    case 'tools-missing':
      return 'Your system lacks xdg-mime, the program that sets such choices. Install the package xdg-utils, then try again.';
    case 'path-unusable':
      return 'Lectern lies at a path that no desktop entry can hold, because of an equals sign or an invisible character in it. Move Lectern to another folder and start it there.';
    case 'entry-foreign':
      return 'Your applications folder already has an entry under Lectern’s name that Lectern did not write. Rename it or take it away, then try again.';
    case 'not-packaged':
      return 'macOS brings addresses to installed applications only, and this copy is not one.';
    case 'tool-failed':
      return 'One of your system’s own programs refused to do it. You can try again.';
    case 'timed-out':
      return 'Your system took too long over it. You can try again.';
    case 'not-written':
      return 'The entry in your applications folder could not be changed. Check that the folder is yours and the disk is not full, then try again.';
    case 'refused':
      return 'Lectern did what a program can do, and your system still chooses otherwise. Look for “default applications” in its settings.';
    default:
      return assertNever(why);
  }
}

type LinkRefusal = Extract<Failure, { code: 'link-refused' }>['reason'];

function linkRefusalText(reason: LinkRefusal): string {
  switch (reason) {
    case 'scheme':
      return 'Lectern opens web and mail addresses only.';
    case 'malformed':
      return 'The address is damaged.';
    case 'too-long':
      return 'The address is far too long.';
    case 'credentials':
      return 'The address carries a user name or a password, which is a common trick.';
    default:
      return assertNever(reason);
  }
}
