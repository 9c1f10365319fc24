import './thumbnail.css';
import { cdxIconArticle, cdxIconBookmark } from '@wikimedia/codex-icons';
import { useState } from 'react';
import { Icon } from '../ui/Icon.tsx';

type Props = {
  /** Root-relative `/media/…`. */
  readonly path: string | undefined;
  /** A page that is saved has the sign of that in place of a picture. */
  readonly saved?: boolean;
};

/** A small picture of a page, or a quiet sheet where there is none. */
export function Thumbnail({ path, saved = false }: Props) {
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const shown = path !== undefined && path !== failed;
  return (
    <span className="thumbnail" aria-hidden="true">
      {shown ? (
        <img src={path} alt="" onError={() => setFailed(path)} />
      ) : (
        <Icon icon={saved ? cdxIconBookmark : cdxIconArticle} size={18} />
      )}
    </span>
  );
}
