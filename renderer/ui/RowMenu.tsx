import './row-menu.css';
import { cdxIconEllipsis } from '@wikimedia/codex-icons';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon } from './Icon.tsx';

export type RowAction = { readonly label: string; readonly run: () => void };

type Props = {
  /** To a screen reader, and as a tooltip. */
  readonly label: string;
  /** Those that can be done now; `false` leaves one out. */
  readonly actions: readonly (RowAction | false | undefined)[];
};

/** What else can be done with a row: a quiet button and its menu. */
export function RowMenu({ label, actions }: Props) {
  const shown = actions.filter((action) => action !== false && action !== undefined);
  return (
    <MenuTrigger>
      <Button className="icon-button row-menu-button" aria-label={label}>
        <Icon icon={cdxIconEllipsis} size={16} />
      </Button>
      <Popover className="popover row-menu-popover" placement="bottom end">
        <Menu className="row-menu" aria-label={label}>
          {shown.map((action) => (
            <MenuItem key={action.label} className="row-menu-item" onAction={action.run}>
              {action.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
