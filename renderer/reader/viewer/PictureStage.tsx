import { useState } from 'react';
import { orNothing } from '../../../shared/media-path.ts';
import { Button } from '../../ui/Button.tsx';
import type { Picture } from './pictures.ts';
import type { Zoom } from './use-zoom.ts';
import type { Size } from './zoom.ts';

/** What has come of one form of a picture. */
type Coming = 'under-way' | 'there' | 'failed';

/** What there is to see; `small`: only what the article shows could be had. */
type Loading = Coming | 'small';

function loadingOf(large: Coming, small: Coming): Loading {
  if (large !== 'failed') return large;
  return small === 'failed' ? 'failed' : 'small';
}

type Props = {
  readonly picture: Picture;
  readonly zoom: Zoom;
  /** The size in its own pixels is known now. */
  readonly onSize: (natural: Size) => void;
  readonly onClose: () => void;
};

/** One picture: what the article shows of it at once, then the large one over it. */
export function PictureStage({ picture, zoom, onSize, onClose }: Props) {
  const [large, setLarge] = useState<Coming>('under-way');
  const [small, setSmall] = useState<Coming>('under-way');
  const [attempt, setAttempt] = useState(0);
  const loading = loadingOf(large, small);
  const { look, whole } = zoom;
  const style = {
    width: whole.width,
    height: whole.height,
    transform: `translate(-50%, -50%) translate(${look.x}px, ${look.y}px) scale(${look.scale})`,
  };
  const retry = () => {
    setLarge('under-way');
    setSmall('under-way');
    setAttempt(attempt + 1);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what the pointer does here, keys and buttons do as well
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes as well
    <div
      ref={zoom.stage}
      className="viewer-stage"
      data-zoomed={look.scale > 1 || undefined}
      onClick={(event) => event.target === event.currentTarget && look.scale === 1 && onClose()}
      {...zoom.drag}
    >
      {loading !== 'failed' && (
        <div className="viewer-picture" style={style} data-loading={loading} key={attempt}>
          {loading !== 'there' && (
            <img
              src={orNothing(picture.path)}
              alt={loading === 'small' ? picture.alt : ''}
              draggable={false}
              onError={() => setSmall('failed')}
            />
          )}
          {loading !== 'small' && (
            <img
              src={orNothing(picture.largePath)}
              alt={picture.alt}
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
                setLarge('there');
                // A drawing without a size of its own is as large as it is wanted.
                if (naturalWidth > 0) onSize({ width: naturalWidth, height: naturalHeight });
              }}
              onError={() => setLarge('failed')}
            />
          )}
        </div>
      )}
      {loading === 'small' && <p className="viewer-notice">Only a small version of this picture could be loaded.</p>}
      {loading === 'failed' && (
        <div className="viewer-failure" role="alert">
          <p>This picture could not be loaded. You may be offline.</p>
          <Button onClick={retry}>Try again</Button>
        </div>
      )}
    </div>
  );
}
