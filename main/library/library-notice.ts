import type { StorageNotice } from '../../shared/models.ts';
import type { LibraryNews } from './library.ts';

/** What the window says of it. */
export function libraryNotice(news: LibraryNews): StorageNotice {
  return news.is === 'mended' ? { code: 'library-mended', ...news.mended } : { code: news.failure.code };
}
