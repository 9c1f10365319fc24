import type { Icon as CodexIcon } from '@wikimedia/codex-icons';

type Props = {
  readonly icon: CodexIcon;
  /** In CSS pixels. */
  readonly size?: number;
};

/** An icon beside words or inside a named control: always decoration to a screen reader. */
export function Icon({ icon, size = 20 }: Props) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
      {pathsOf(icon).map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}

/** Codex keeps icons as markup of `<path d>` elements; only the path data is taken from it. */
function pathsOf(icon: CodexIcon): readonly string[] {
  if (typeof icon === 'string') return [...icon.matchAll(/\bd="([^"]+)"/g)].map((match) => match[1] ?? '');
  if ('path' in icon) return [icon.path];
  return pathsOf('ltr' in icon ? icon.ltr : icon.default);
}
