import type { Preview, SiteId } from '../../../shared/models.ts';
import { attribute, closest, elementOf, focused, focusOn, linkAround, listen } from '../frame-dom.ts';
import { decodeFrameLink } from '../frame-link.ts';
import { buildAway, isSaveButton, sayQueued } from './away-card.ts';
import { type Float, type Point, showFloat } from './float.ts';
import { createIntent } from './intent.ts';
import { buildNote, noteMark } from './note.ts';
import { buildPreview } from './preview-card.ts';

type LinkedPage = { readonly site: SiteId; readonly title: string };

export type FloatsDeps = {
  readonly view: Window;
  readonly document: Document;
  /**
   * Null where there is nothing to tell; a newer question ends the one before. `away`: the page is not here and the wiki
   * out of reach; `queued`: likewise, and it is to be saved already.
   */
  readonly preview: (page: LinkedPage) => Promise<Preview | 'away' | 'queued' | null>;
  /** Somebody wants a page that is away saved. Answers whether the wish was taken. */
  readonly save: (page: LinkedPage) => Promise<boolean>;
  /** Nobody waits for the last preview any more. */
  readonly endPreview: () => void;
  readonly after: (ms: number, callback: () => void) => () => void;
};

type Target = { readonly kind: 'note' | 'preview'; readonly anchor: Element; readonly point?: Point | undefined };
/** `kept`: somebody asked for it, so that only they end it. */
type Shown = { readonly target: Target; readonly float: Float; readonly kept: boolean };

/** No element of an article has an id that begins like this. */
const PREVIEW_ID = 'lectern-preview';

export type Floats = {
  readonly onPointerOver: (event: PointerEvent) => void;
  /** The pointer is over no part of the article any more. */
  readonly onPointerLeave: () => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onScroll: (event: Event) => void;
  readonly end: () => void;
};

/** What floats over an article: one note or one preview at a time. */
export function createFloats({ view, document, preview, save, endPreview, after }: FloatsDeps): Floats {
  let shown: Shown | undefined;
  let asked: Target | undefined;
  const intent = createIntent<Target>({
    after,
    same: (a, b) => a.anchor === b.anchor,
    open: (target) => void (target.kind === 'note' ? openNote(target, false) : openPreview(target)),
    close: () => close(),
  });

  function close(): void {
    if (asked) endPreview();
    asked = undefined;
    intent.opened(undefined);
    const closing = shown;
    if (!closing) return;
    shown = undefined;
    const hadFocus = isWithin(closing.float, focused(document));
    const { anchor } = closing.target;
    if (closing.target.kind === 'preview') Element.prototype.removeAttribute.call(anchor, 'aria-describedby');
    closing.float.remove();
    if (hadFocus) focusOn(anchor);
  }

  function openNote(target: Target, kept: boolean): boolean {
    close();
    const box = buildNote(document, target.anchor);
    const float = box && showFloat(view, document, target.anchor, box, target.point);
    if (!float) return false;
    shown = { target, float, kept };
    intent.opened(target);
    if (kept) focusOn(float.box);
    return true;
  }

  async function openPreview(target: Target): Promise<void> {
    close();
    const href = attribute(target.anchor, 'href');
    const link = decodeFrameLink('page', href);
    if (link?.kind !== 'page' || href === null || isBusy(view)) return;
    asked = target;
    intent.opened(target);
    const found = await preview({ site: link.site, title: link.title });
    // The person may have gone on meanwhile.
    if (asked !== target) return;
    asked = undefined;
    if (!found || isBusy(view)) return;
    const float = showFloat(
      view,
      document,
      target.anchor,
      typeof found === 'string'
        ? buildAway(document, link.title.replaceAll('_', ' '), PREVIEW_ID, found === 'queued')
        : buildPreview(document, found, href, PREVIEW_ID),
      target.point,
    );
    if (!float) return;
    Element.prototype.setAttribute.call(target.anchor, 'aria-describedby', PREVIEW_ID);
    shown = { target, float, kept: false };
  }

  async function saveAway({ target, float }: Shown): Promise<void> {
    const link = decodeFrameLink('page', attribute(target.anchor, 'href'));
    if (link?.kind !== 'page') return;
    if (await save({ site: link.site, title: link.title.replaceAll('_', ' ') })) sayQueued(document, float.box);
  }

  return {
    onPointerOver(event) {
      // A finger that scrolls points at nothing; a pressed button selects or drags.
      if (event.pointerType === 'touch' || event.buttons !== 0 || shown?.kept) return;
      nameHost(linkAround(event.target));
      if (isWithin(shown?.float, elementOf(event.target))) return intent.hold();
      intent.point(targetAt(event.target, { x: event.clientX, y: event.clientY }));
    },
    onPointerLeave() {
      if (!shown?.kept) intent.point(undefined);
    },
    onPointerDown(event) {
      intent.forget();
      if (!isWithin(shown?.float, elementOf(event.target)) && !noteMark(linkAround(event.target))) close();
    },
    onFocusIn(event) {
      const to = elementOf(event.target);
      if (isWithin(shown?.float, to)) return;
      // A press on the mark of a note focuses it before it clicks it.
      if (shown?.kept && shown.target.anchor !== to) close();
      nameHost(linkAround(event.target));
      const target = targetAt(event.target, undefined);
      const byKey = target && Element.prototype.matches.call(target.anchor, ':focus-visible');
      // A note opens by its key: every mark on the way through a page would open one.
      intent.point(byKey && target.kind === 'preview' ? target : undefined);
    },
    onClick(event) {
      intent.forget();
      const link = linkAround(event.target);
      if (shown && isWithin(shown.float, elementOf(event.target))) {
        if (isSaveButton(elementOf(event.target))) return void saveAway(shown);
        // Wherever it leads, the person has left.
        if (link) after(0, close);
        return;
      }
      const mark = noteMark(link);
      const again = shown?.kept && shown.target.anchor === mark;
      if (!mark || again || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return close();
      const point = event.detail === 0 ? undefined : { x: event.clientX, y: event.clientY };
      // Without a note the link leads to the list, as it always did.
      if (openNote({ kind: 'note', anchor: mark, point }, true)) event.preventDefault();
    },
    onKeyDown(event) {
      if (event.key === 'Escape' && (shown || asked)) {
        if (shown) event.preventDefault();
        intent.forget();
        close();
      } else if (event.key === 'Tab' && shown?.kept) leaveByTab(event, shown.float, close);
    },
    onScroll(event) {
      if (isWithin(shown?.float, elementOf(event.target))) return;
      intent.forget();
      if (shown && (shown.target.kind === 'preview' || !shown.float.follow())) close();
    },
    end() {
      intent.forget();
      close();
    },
  };
}

function targetAt(at: EventTarget | null, point: Point | undefined): Target | undefined {
  const link = linkAround(at);
  if (!link) return undefined;
  if (noteMark(link)) return { kind: 'note', anchor: link, point };
  const isPage = attribute(link, 'data-link') === 'page' && !closest(link, '.missing, .float');
  return isPage ? { kind: 'preview', anchor: link, point } : undefined;
}

/** Where a link out of the wiki leads is said before it is followed. */
function nameHost(link: Element | null): void {
  if (!link || attribute(link, 'data-link') !== 'external' || attribute(link, 'title') !== null) return;
  const host = URL.parse(attribute(link, 'href') ?? '')?.host;
  if (host) Element.prototype.setAttribute.call(link, 'title', host);
}

function isWithin(float: Float | undefined, element: Element | null | undefined): boolean {
  return float !== undefined && element != null && float.box.contains(element);
}

/** Somebody who selects text wants nothing in its way. */
function isBusy(view: Window): boolean {
  const selection = view.getSelection();
  return selection !== null && !selection.isCollapsed;
}

/** Past either end of a note is the place in the text that it belongs to. */
function leaveByTab(event: KeyboardEvent, { box }: Float, close: () => void): void {
  const links = [...box.querySelectorAll('a[href]')];
  const edge = event.shiftKey ? [box, links[0]] : [links.at(-1)];
  const at = elementOf(event.target);
  if (!edge.some((element) => element === at)) return;
  // Forward, the key goes on from the mark; backward, the mark itself is next.
  if (event.shiftKey) event.preventDefault();
  close();
}

/** Listens in an article's document. @returns what ends it */
export function followFloats(deps: FloatsDeps): () => void {
  const { document, view } = deps;
  const floats = createFloats(deps);
  const listening = new AbortController();
  const options = { signal: listening.signal, passive: true };
  let scrolledUnder = false;
  const onScroll = (event: Event) => {
    scrolledUnder = true;
    floats.onScroll(event);
  };
  // SECURITY: only what a person did opens or closes anything.
  const on = <E extends Event>(type: string, listener: (event: E) => void, more: AddEventListenerOptions = options) =>
    listen(document, type, (event) => event.isTrusted && listener(event as E), more);

  on<PointerEvent>('pointerover', (event) => {
    if (!scrolledUnder) floats.onPointerOver(event);
  });
  // What scrolls under a pointer at rest is not pointed at, until the pointer moves.
  on<PointerEvent>('pointermove', (event) => {
    if (!scrolledUnder || (event.movementX === 0 && event.movementY === 0)) return;
    scrolledUnder = false;
    floats.onPointerOver(event);
  });
  on<PointerEvent>('pointerout', (event) => {
    if (event.relatedTarget === null) floats.onPointerLeave();
  });
  on<PointerEvent>('pointerdown', floats.onPointerDown);
  on<FocusEvent>('focusin', floats.onFocusIn);
  // Before whoever follows links, so that they see what was taken.
  on<MouseEvent>('click', floats.onClick, { signal: listening.signal, capture: true });
  on<KeyboardEvent>('keydown', floats.onKeyDown, { signal: listening.signal, capture: true });
  on('scroll', onScroll, { ...options, capture: true });
  listen(view, 'resize', onScroll, options);
  listen(view, 'blur', floats.onPointerLeave, options);
  // The pointer may be here while the keyboard is with the window.
  listen(window, 'keydown', (event) => floats.onKeyDown(event as KeyboardEvent), {
    ...options,
    capture: true,
    passive: false,
  });
  return () => {
    listening.abort();
    floats.end();
  };
}
