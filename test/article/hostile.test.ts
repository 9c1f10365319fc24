import { describe, expect, test } from 'vitest';
import { shapes, vectors } from './fixtures/hostile.ts';
import { problems } from './judge.ts';
import { render } from './support.ts';

describe('a hostile document', () => {
  test.each(vectors)('$kind: $html', async ({ html }) => {
    const page = await render(html);
    expect(problems(page)).toEqual([]);
    expect(page).toContain('SAFE');
    // Only plain text of the source may still name the attack, never anything that could act.
    expect(page.replace(/&lt;.*?&gt;/g, '')).not.toContain('PWN');
  });

  test.each(shapes)('$kind keeps its text in a sound page: $html', async ({ html }) => {
    const page = await render(html);
    expect(problems(page)).toEqual([]);
    expect(page).toContain('SAFE');
  });

  test('no id of the page stands twice', async () => {
    const page = await render(shapes.map(({ html }) => html).join(''));
    const ids = [...page.matchAll(/ id="(lectern-[^"]*)"/gi)].map(([, id]) => id);
    expect(ids).toEqual(['lectern-page', 'lectern-title', 'lectern-state']);
  });
});
