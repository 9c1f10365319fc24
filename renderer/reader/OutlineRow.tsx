import { memo, type ReactNode, useEffect, useRef } from 'react';
import type { OutlineItem } from './outline.ts';

type Jump = (anchor: string | undefined) => void;

type BranchProps = {
  readonly item: OutlineItem;
  readonly language: string;
  /** Anchor of the section being read. */
  readonly current: string | undefined;
  readonly onJump: Jump;
};

/** A heading and those under it. Drawn anew only when the mark comes to it or leaves it: pages have hundreds. */
export const OutlineBranch = memo(
  function OutlineBranch({ item, language, current, onJump }: BranchProps) {
    return (
      <OutlineRow
        anchor={item.anchor}
        text={item.text}
        language={language}
        current={item.anchor === current}
        onJump={onJump}
      >
        {item.children.length > 0 && (
          <ol>
            {item.children.map((child) => (
              <OutlineBranch key={child.anchor} item={child} language={language} current={current} onJump={onJump} />
            ))}
          </ol>
        )}
      </OutlineRow>
    );
  },
  (before, after) =>
    before.item === after.item &&
    before.language === after.language &&
    before.onJump === after.onJump &&
    (before.current === after.current || !(holds(before.item, before.current) || holds(after.item, after.current))),
);

function holds(item: OutlineItem, anchor: string | undefined): boolean {
  return item.anchor === anchor || item.children.some((child) => holds(child, anchor));
}

type RowProps = {
  /** Undefined is the top of the page. */
  readonly anchor: string | undefined;
  readonly text: string;
  /** Of the text, where it is the page's. */
  readonly language?: string;
  readonly current: boolean;
  readonly onJump: Jump;
  readonly children?: ReactNode;
};

export function OutlineRow({ anchor, text, language, current, onJump, children }: RowProps) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li>
      <button
        ref={ref}
        type="button"
        className="outline-item"
        aria-current={current ? 'location' : undefined}
        title={text}
        onClick={() => onJump(anchor)}
      >
        <bdi lang={language}>{text}</bdi>
      </button>
      {children}
    </li>
  );
}
