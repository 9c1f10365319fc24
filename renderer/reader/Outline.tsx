import { cdxIconListBullet } from '@wikimedia/codex-icons';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { buildOutline, type Heading, type OutlineItem } from './outline.ts';

type Props = { readonly headings: readonly Heading[]; readonly current: string | undefined };

/** The page's contents at the left. Where the window is narrow it waits behind a button. */
export function Outline({ headings, current }: Props) {
  const items = useMemo(() => buildOutline(headings), [headings]);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLElement>(null);
  const close = () => setOpen(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
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
  if (items.length === 0) return <div className="outline-space" />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the controls inside
    <div className="outline-host" onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className="outline-button"
        aria-expanded={open}
        aria-controls="outline"
        title="Contents"
        onClick={toggle}
      >
        <Icon icon={cdxIconListBullet} size={16} />
        <span>Contents</span>
      </button>
      {open && <div className="outline-veil" onClick={close} aria-hidden="true" />}
      <nav ref={list} id="outline" className="outline" aria-labelledby="outline-label" data-open={open || undefined}>
        <h2 className="group-label" id="outline-label">
          Contents
        </h2>
        <ol>
          <Item id={undefined} text="Introduction" current={current} onJump={close} />
          {items.map((item) => (
            <Branch key={item.id} item={item} current={current} onJump={close} />
          ))}
        </ol>
      </nav>
    </div>
  );
}

type BranchProps = { readonly item: OutlineItem; readonly current: string | undefined; readonly onJump: () => void };

function Branch({ item, current, onJump }: BranchProps) {
  return (
    <Item id={item.id} text={item.text} current={current} onJump={onJump}>
      {item.children.length > 0 && (
        <ol>
          {item.children.map((child) => (
            <Branch key={child.id} item={child} current={current} onJump={onJump} />
          ))}
        </ol>
      )}
    </Item>
  );
}

type ItemProps = {
  /** Undefined is the top of the page. */
  readonly id: string | undefined;
  readonly text: string;
  readonly current: string | undefined;
  readonly onJump: () => void;
  readonly children?: ReactNode;
};

function Item({ id, text, current, onJump, children }: ItemProps) {
  const { navigation } = useServices();
  const ref = useRef<HTMLButtonElement>(null);
  const isCurrent = id === current;
  useEffect(() => {
    if (isCurrent) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <button
        ref={ref}
        type="button"
        className="outline-item"
        aria-current={isCurrent ? 'location' : undefined}
        title={text}
        onClick={() => {
          navigation.getState().dispatch({ type: 'jump', fragment: id });
          onJump();
        }}
      >
        <bdi>{text}</bdi>
      </button>
      {children}
    </li>
  );
}
