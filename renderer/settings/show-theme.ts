import type { Theme } from '../../shared/models.ts';

/** Paints a page in a theme (renderer/ui/tokens.css). `system` stays unsaid. @param root its `html` element. */
export function showTheme(root: Element, theme: Theme): void {
  // Through our own window's prototype: the element may be an article's.
  if (theme === 'system') Element.prototype.removeAttribute.call(root, 'data-theme');
  else Element.prototype.setAttribute.call(root, 'data-theme', theme);
}
