import './outline.css';
import { cdxIconListBullet } from '@wikimedia/codex-icons';
import { type FocusEvent, type KeyboardEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Direction, OpenedPage, OutlineEntry } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { OutlineMenu, type OutlineMenuAt } from './OutlineMenu.tsx';
import { OutlineBranch, OutlineRow } from './OutlineRow.tsx';
import { nest } from './outline.ts';

type Props = {
  readonly headings: readonly OutlineEntry[];
  /** Anchor of the section being read; undefined in the introduction. */
  readonly current: string | undefined;
  readonly page: OpenedPage;
  readonly direction: Direction;
};

/** The page's contents beside it, where its lines begin. Where the window is narrow they wait behind a button. */
export function Outline({ headings, current, page, direction }: Props) {
  const { language } = page;
  const [menu, setMenu] = useState<OutlineMenuAt | undefined>(undefined);
  const items = useMemo(() => nest(headings), [headings]);
  const { navigation } = useServices();
  const { open, close, toggle, button, list, onKeyDown, onBlur } = useDrawer();
  const id = useId();
  const jump = useCallback(
    (anchor: string | undefined) => {
      navigation.getState().dispatch({ type: 'jump', fragment: anchor });
      close();
    },
    [navigation, close],
  );
  if (items.length === 0) return <div className="outline-space" />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the controls inside
    <div className="outline-host" onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className="outline-button"
        aria-expanded={open}
        aria-controls={id}
        title="Contents"
        onClick={toggle}
      >
        <Icon icon={cdxIconListBullet} size={16} />
        <span>Contents</span>
      </button>
      {open && <div className="outline-veil" onClick={close} aria-hidden="true" />}
      <nav
        ref={list}
        id={id}
        className="outline"
        dir={direction}
        aria-labelledby={`${id}-label`}
        data-open={open || undefined}
      >
        <h2 className="group-label" id={`${id}-label`}>
          Contents
        </h2>
        <ol>
          <OutlineRow
            anchor={undefined}
            text="Introduction"
            current={current === undefined}
            onJump={jump}
            onMenu={setMenu}
          />
          {items.map((item) => (
            <OutlineBranch
              key={item.anchor}
              item={item}
              language={language}
              current={current}
              onJump={jump}
              onMenu={setMenu}
            />
          ))}
        </ol>
      </nav>
      {menu && <OutlineMenu page={page} at={menu} onClose={() => setMenu(undefined)} />}
    </div>
  );
}

/** Only where the window is narrow; elsewhere the list is always there, and opening it changes nothing. */
function useDrawer() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    close();
    button.current?.focus();
  };
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  };
  const toggle = () => {
    // Rendered at once: what is hidden cannot take the focus.
    flushSync(() => setOpen(!open));
    if (!open) list.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  };
  return { open, close, toggle, button, list, onKeyDown, onBlur };
}
