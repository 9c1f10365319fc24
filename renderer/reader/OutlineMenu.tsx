import { type RefObject, useRef } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { PageName } from '../../shared/library-models.ts';
import { useSaving } from '../saving/use-saving.ts';

export type OutlineMenuAt = {
  /** Undefined is the introduction. */
  readonly anchor: string | undefined;
  readonly text: string;
  readonly button: HTMLElement;
};

type Props = { readonly page: PageName; readonly at: OutlineMenuAt; readonly onClose: () => void };

/** What else can be done with a section. One menu for all rows: pages have hundreds. */
export function OutlineMenu({ page: { site, title }, at, onClose }: Props) {
  const { save } = useSaving();
  const trigger = useRef<HTMLElement>(at.button) as RefObject<HTMLElement>;
  trigger.current = at.button;
  return (
    <Popover
      className="popover row-menu-popover"
      triggerRef={trigger}
      isOpen
      placement="bottom end"
      onOpenChange={onClose}
    >
      <Menu
        className="row-menu"
        aria-label={`More for ${at.text}`}
        autoFocus="first"
        onClose={onClose}
        onAction={() => void save({ kind: 'section', site, title, anchor: at.anchor }, at.text)}
      >
        <MenuItem className="row-menu-item" id="save">
          Save the pages linked here
        </MenuItem>
      </Menu>
    </Popover>
  );
}
