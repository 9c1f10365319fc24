import { describe, expect, test } from 'vitest';
import type { DocumentContents } from '../../main/article/reading-document.ts';
import { createContentsNews } from '../../main/reader/contents-news.ts';
import type { ArticleContents } from '../../shared/models.ts';
import { createFakeClock } from '../fakes/clock.ts';

function bench() {
  const clock = createFakeClock();
  const news = createContentsNews({ clock });
  const told: [path: string, headings: number, complete: boolean][] = [];
  const stop = news.onNews(({ documentPath, outline, complete }: ArticleContents) =>
    told.push([documentPath, outline.length, complete]),
  );
  return { clock, news, told, stop };
}
const holding =
  (headings: number, complete = false) =>
  (): DocumentContents => ({
    complete,
    outline: Array.from({ length: headings }, (_, at) => ({ level: 2, anchor: `h${at}`, text: `${at}` })),
    references: [],
    media: [],
    firstSentence: '',
    languages: ['en'],
    direction: 'ltr',
  });

describe('news of what a document holds', () => {
  test('come with the first heading, then with more of them at most every 400 ms', () => {
    const { clock, news, told } = bench();
    const { onProgress: progress } = news.follow('/a');
    progress(holding(1), false);
    progress(holding(2), false);
    progress(holding(3), false);
    expect(told).toEqual([['/a', 1, false]]);
    clock.advance(400);
    expect(told.slice(1)).toEqual([['/a', 2, false]]);
  });

  test('do not come while nothing is added', () => {
    const { clock, news, told } = bench();
    const { onProgress: progress } = news.follow('/a');
    progress(holding(0), false);
    clock.advance(1000);
    progress(holding(0), false);
    expect(told).toEqual([]);
  });

  test('come once it is complete, and never after', () => {
    const { clock, news, told } = bench();
    const { onProgress: progress } = news.follow('/a');
    progress(holding(1), false);
    progress(holding(2), false);
    progress(holding(2, true), true);
    clock.advance(1000);
    expect(told).toEqual([
      ['/a', 1, false],
      ['/a', 2, true],
    ]);
  });

  test('do not come when nobody wants the rest of it, not even what was about to be told', () => {
    const { clock, news, told } = bench();
    const { onProgress, left } = news.follow('/a');
    onProgress(holding(1), false);
    onProgress(holding(2), false);
    left();
    clock.advance(1000);
    onProgress(holding(3, true), true);
    expect(told).toEqual([['/a', 1, false]]);
  });

  test('come in time also when somebody sets the clock back', () => {
    const { clock, news, told } = bench();
    const { onProgress } = news.follow('/a');
    onProgress(holding(1), false);
    clock.jump(-60 * 60_000);
    onProgress(holding(2), false);
    clock.advance(400);
    expect(told).toHaveLength(2);
  });

  test('reach nobody who has left', () => {
    const { news, told, stop } = bench();
    stop();
    news.follow('/a').onProgress(holding(1), true);
    expect(told).toEqual([]);
  });
});
