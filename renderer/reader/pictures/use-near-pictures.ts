import { useEffect, useRef } from 'react';
import { followPictures, type NearPictures } from './near-pictures.ts';

/** Pictures of the article that a frame shows, which may still be arriving. */
export function useNearPictures(document: Document | undefined, complete: boolean): void {
  const pictures = useRef<NearPictures>(undefined);
  useEffect(() => {
    if (!document) return;
    const following = followPictures(document);
    pictures.current = following;
    return following.end;
  }, [document]);
  useEffect(() => {
    if (complete) pictures.current?.complete();
  }, [complete]);
}
