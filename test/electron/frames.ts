/** WebFrameMain: the frames of a page as main sees them. */
import type { CdpSession, Params } from './cdp.ts';
import { fromChromium, originOf } from './origin.ts';
import { appScheme } from './protocol.ts';

export class WebFrameMain {
  readonly frameToken: string;
  readonly parent: WebFrameMain | null;
  url = '';
  name = '';
  detached = false;

  constructor(id: string, parent: WebFrameMain | null) {
    this.frameToken = id;
    this.parent = parent;
  }

  get top(): WebFrameMain {
    return this.parent?.top ?? this;
  }

  get origin(): string {
    return originOf(appScheme(), this.url);
  }

  isDestroyed(): boolean {
    return this.detached;
  }
}

export type Frames = {
  readonly main: WebFrameMain;
  readonly get: (id: string) => WebFrameMain | undefined;
  /** Follows the frames of a session: the page's own, or that of a frame in a process of its own. */
  readonly follow: (session: CdpSession) => void;
};

export function trackFrames(mainId: string): Frames {
  const main = new WebFrameMain(mainId, null);
  const known = new Map([[mainId, main]]);

  function attached(id: string, parentId: string | undefined): WebFrameMain {
    const frame = known.get(id) ?? new WebFrameMain(id, known.get(parentId ?? mainId) ?? main);
    known.set(id, frame);
    return frame;
  }

  function navigated(described: Params): void {
    const frame = attached(described.id, described.parentId);
    frame.url = fromChromium(appScheme(), described.url + (described.urlFragment ?? ''));
    frame.name = described.name ?? '';
  }

  function follow(session: CdpSession): void {
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => attached(frameId, parentFrameId));
    session.on('Page.frameNavigated', ({ frame }) => navigated(frame));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = known.get(frameId);
      if (frame) frame.url = fromChromium(appScheme(), url);
    });
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      const frame = known.get(frameId);
      if (!frame || reason === 'swap' || frame === main) return;
      frame.detached = true;
      known.delete(frameId);
    });
  }

  return { main, get: (id) => known.get(id), follow };
}
