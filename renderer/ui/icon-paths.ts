import type { Icon as CodexIcon } from '@wikimedia/codex-icons';

/** Codex keeps icons as markup of `<path d>` elements; only the path data is taken from it. */
export function iconPaths(icon: CodexIcon): readonly string[] {
  if (typeof icon === 'string') return [...icon.matchAll(/\bd="([^"]+)"/g)].map((match) => match[1] ?? '');
  if ('path' in icon) return [icon.path];
  return iconPaths('ltr' in icon ? icon.ltr : icon.default);
}
