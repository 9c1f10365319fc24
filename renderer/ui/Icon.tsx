import type { Icon as CodexIcon } from '@wikimedia/codex-icons';
import { iconPaths } from './icon-paths.ts';

type Props = {
  readonly icon: CodexIcon;
  /** In CSS pixels. */
  readonly size?: number;
};

/** An icon beside words or inside a named control: always decoration to a screen reader. */
export function Icon({ icon, size = 20 }: Props) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
      {iconPaths(icon).map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
