import { useRef } from 'react';
import { useStore } from 'zustand';
import type { ArticleContents } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { contentsOf } from './contents-store.ts';

/** What a document holds, as far as main has announced it. It stays with the view, however many documents come after. */
export function useContents(documentPath: string): ArticleContents | undefined {
  const { contents } = useServices();
  const news = useStore(contents, (state) => contentsOf(state, documentPath));
  const last = useRef(news);
  if (news) last.current = news;
  return last.current;
}
