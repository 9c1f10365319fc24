import './thumbnail.css';
import { cdxIconArticle } from '@wikimedia/codex-icons';
import { useState } from 'react';
import { Icon } from '../ui/Icon.tsx';

/** A small picture of a page, or a quiet sheet where there is none. @param path root-relative `/media/…` */
export function Thumbnail({ path }: { readonly path: string | undefined }) {
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const shown = path !== undefined && path !== failed;
  return (
    <span className="thumbnail" aria-hidden="true">
      {shown ? <img src={path} alt="" onError={() => setFailed(path)} /> : <Icon icon={cdxIconArticle} size={18} />}
    </span>
  );
}
