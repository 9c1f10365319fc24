import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { OpenedPage } from '../../shared/models.ts';
import type { Entry } from '../navigation/history.ts';
import type { PageLocation } from '../navigation/location.ts';
import { useShown } from '../navigation/shown.ts';
import { useServices } from '../services.ts';
import { FailureView } from '../ui/FailureView.tsx';
import { isWriting } from '../ui/is-writing.ts';
import { useCopies } from './copy/use-copies.ts';
import { Foot } from './Foot.tsx';
import { useFloats } from './floats/use-floats.ts';
import { startAddress } from './frame-address.ts';
import { canHold, elementById, elements, textOf } from './frame-dom.ts';
import { frameFailure } from './frame-failure.ts';
import { GoOn } from './GoOn.tsx';
import { Outline } from './Outline.tsx';
import { useKeptLinks } from './offline/use-kept-links.ts';
import { useNearPictures } from './pictures/use-near-pictures.ts';
import { readingMinutes } from './reading-time.ts';
import { StateLine } from './StateLine.tsx';
import { useFarSections } from './sections/use-far-sections.ts';
import { TextButton } from './TextButton.tsx';
import { useWideTables } from './tables/use-wide-tables.ts';
import { useContents } from './use-contents.ts';
import { useFrameDocument } from './use-frame-document.ts';
import { useFrameEvents } from './use-frame-events.ts';
import { useFrameTheme } from './use-frame-theme.ts';
import { useOutline } from './use-outline.ts';
import { usePlace } from './use-place.ts';
import { ImageViewer } from './viewer/ImageViewer.tsx';
import { useViewer } from './viewer/use-viewer.ts';

type Props = {
  readonly page: OpenedPage;
  readonly entry: Entry;
  readonly location: PageLocation;
  readonly onRetry: () => void;
};

export function ArticleView({ page, entry, location, onRetry }: Props) {
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null);
  const { document, complete, failure } = useFrameDocument(frame);
  const contents = useContents(page.documentPath);
  const { headings, current } = useOutline(frame, document, contents, location.fragment);
  const section = headings.find(({ anchor }) => anchor === current)?.text;
  const address = useRef(startAddress(page, entry, location)).current;
  useFloats(frame, document);
  useNearPictures(document, complete);
  useWideTables(frame, document, complete, entry.key);
  useFarSections(frame, document);
  useCopies(frame, document, page);
  useKeptLinks(document, complete);
  const viewing = useViewer(frame, document, complete, contents);
  useFrameTheme(document);
  useFrameEvents(document);
  usePlace(frame, document, entry, location, section);
  useFocus(frame, document);
  const { now } = useServices();
  // The document knows best, once it has begun to come.
  const direction = contents?.direction ?? page.direction;
  if (failure !== undefined)
    return <FailureView failure={frameFailure(failure, page.title, now())} onRetry={onRetry} />;
  return (
    <div className="reader" data-direction={direction}>
      <Outline headings={headings} current={current} page={page} direction={direction} />
      <div className="reader-column">
        {/* SECURITY: no allow-scripts. Nothing runs in there, whatever comes through the other two walls. */}
        <iframe ref={setFrame} className="article-frame" sandbox="allow-same-origin" src={address} title={page.title} />
        <Foot page={page} />
      </div>
      {document && (
        <Inside
          document={document}
          complete={complete}
          page={page}
          keepable={location.revision === undefined}
          goOn={<GoOn page={page} entry={entry} headings={headings} />}
          onRetry={onRetry}
        />
      )}
      {viewing && (
        <ImageViewer
          pictures={viewing.pictures}
          start={viewing.start}
          site={page.site}
          language={page.language}
          direction={direction}
          onClose={viewing.close}
        />
      )}
    </div>
  );
}

/**
 * Keys scroll the page as soon as it is there, unless the person is already writing somewhere. Not earlier: an empty
 * document hears no keys, so a page that is slow to come could not be left by any.
 */
function useFocus(frame: HTMLIFrameElement | null, inside: Document | undefined): void {
  const shown = useShown();
  useEffect(() => {
    if (frame && inside && shown && !isBusy(document.activeElement)) frame.focus({ preventScroll: true });
  }, [frame, inside, shown]);
}

/** Whether somebody is writing, or walks along the tabs. */
function isBusy(focused: Element | null): boolean {
  return isWriting(focused) || focused?.getAttribute('role') === 'tab';
}

type InsideProps = Pick<Props, 'page' | 'onRetry'> & {
  readonly document: Document;
  readonly complete: boolean;
  readonly keepable: boolean;
  readonly goOn: ReactNode;
};

/** What React draws inside the reading document: the line of state, and what is wrong with the page. */
function Inside({ document, complete, page, keepable, goOn, onRetry }: InsideProps) {
  const [minutes, setMinutes] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (!complete) return;
    setMinutes(readingMinutes(elements(document, PROSE).map(textOf).join('\n')));
  }, [document, complete]);
  if (!canHold(document)) return null;
  const state = elementById(document, 'lectern-state');
  const truncated = complete ? elementById(document, 'lectern-truncated') : null;
  return (
    <>
      {state &&
        createPortal(
          <StateLine page={page} minutes={minutes} keepable={keepable} onReopen={onRetry}>
            {goOn}
          </StateLine>,
          state,
        )}
      {truncated && createPortal(<Truncated onRetry={onRetry} />, truncated)}
    </>
  );
}

/** What is read through; tables and references are looked up. */
const PROSE = '#lectern-page :is(p, dd, blockquote, li:not(li li)):not(table *, .references *)';

function Truncated({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <>
      The connection ended before the whole page had arrived. <TextButton onPress={onRetry}>Try again</TextButton>
    </>
  );
}
