import type { Page } from '@playwright/test';

/** Opens a page as a person does, and waits until its document has arrived and been laid out. */
export async function openInWindow(page: Page, title: string): Promise<void> {
  const field = page.getByRole('combobox').first();
  await field.fill(title);
  await field.press('Enter');
  await page.waitForFunction((wanted) => {
    const frames = [...document.querySelectorAll('iframe')];
    const article = frames.find((frame) => frame.getClientRects().length > 0)?.contentDocument;
    return article?.readyState === 'complete' && article.querySelector('#lectern-title')?.textContent === wanted;
  }, title);
}
