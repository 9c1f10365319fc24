import type { Theme } from '../../shared/models.ts';
import { rewrittenHead } from './document-head.ts';

/** A page of ours painted in its theme at once. */
export function themedResponse(response: Response, theme: Theme): Response {
  if (theme === 'system' || response.body === null) return response;
  const { status, headers } = response;
  const body = rewrittenHead(response.body, (head) => themedHead(head, theme));
  return new Response(body, { status, headers });
}

/** The theme is written into the first tag, so that no kept document holds one. `system` stays unsaid: the stylesheet then asks the system. */
export function themedHead(head: string, theme: Theme): string {
  return theme === 'system' ? head : head.replace('<html', `<html data-theme="${theme}"`);
}
