import './skeleton.css';
import { useAfter } from './use-delayed.ts';

const WIDTHS = { page: [46, 28, 100, 96, 98, 62, 100, 94, 40], list: [38, 100, 84, 30, 100, 76] } as const;

/** A quiet outline of what is coming, after a moment: most things come sooner. */
export function Skeleton({ shape }: { readonly shape: 'page' | 'list' }) {
  const late = useAfter(150);
  return (
    <div className={`skeleton ${shape}`} role="status" aria-label="Loading">
      {late &&
        WIDTHS[shape].map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are fixed
          <svg key={index} width={`${width}%`} height="100%" aria-hidden="true">
            <rect width="100%" height="100%" rx="6" />
          </svg>
        ))}
    </div>
  );
}
