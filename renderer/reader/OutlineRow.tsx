import { cdxIconEllipsis } from '@wikimedia/codex-icons';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../ui/Icon.tsx';
import type { OutlineMenuAt } from './OutlineMenu.tsx';
import type { OutlineItem } from './outline.ts';

type Jump = (anchor: string | undefined) => void;
type OpenMenu = (at: OutlineMenuAt) => void;

type BranchProps = {
  readonly item: OutlineItem;
  readonly language: string;
  /** Anchor of the section being read. */
  readonly current: string | undefined;
  readonly onJump: Jump;
  readonly onMenu: OpenMenu;
};

/** A heading and those under it. Drawn anew only when the mark comes to it or leaves it: pages have hundreds. */
export const OutlineBranch = memo(
  function OutlineBranch({ item, language, current, onJump, onMenu }: BranchProps) {
    return (
      <OutlineRow
        anchor={item.anchor}
        text={item.text}
        language={language}
        current={item.anchor === current}
        onJump={onJump}
        onMenu={onMenu}
      >
        {item.children.length > 0 && (
          <ol>
            {item.children.map((child) => (
              <OutlineBranch
                key={child.anchor}
                item={child}
                language={language}
                current={current}
                onJump={onJump}
                onMenu={onMenu}
              />
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
    before.onMenu === after.onMenu &&
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
  readonly onMenu: OpenMenu;
  readonly children?: ReactNode;
};

export function OutlineRow({ anchor, text, language, current, onJump, onMenu, children }: RowProps) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const openMenu = () => ref.current && onMenu({ anchor, text, button: ref.current });
  return (
    <li>
      <button
        ref={ref}
        type="button"
        className="outline-item"
        aria-current={current ? 'location' : undefined}
        title={text}
        aria-keyshortcuts="Shift+F10"
        onClick={() => onJump(anchor)}
        onContextMenu={(event) => {
          event.preventDefault();
          openMenu();
        }}
      >
        <bdi lang={language}>{text}</bdi>
      </button>
      {/* For the mouse: who presses keys has the menu key on the heading. */}
      <button
        type="button"
        className="outline-more"
        aria-hidden="true"
        tabIndex={-1}
        title="More"
        onClick={() => openMenu()}
      >
        <Icon icon={cdxIconEllipsis} size={14} />
      </button>
      {children}
    </li>
  );
}
