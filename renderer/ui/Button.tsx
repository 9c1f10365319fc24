import './button.css';
import type { Icon as CodexIcon } from '@wikimedia/codex-icons';
import type { ComponentProps } from 'react';
import { Icon } from './Icon.tsx';

type ButtonProps = ComponentProps<'button'> & {
  /** `filled` at most once on a panel. */
  readonly look?: 'filled' | 'outlined' | 'plain';
};

export function Button({ look = 'outlined', ...props }: ButtonProps) {
  return <button type="button" className={`button ${look}`} {...props} />;
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  readonly icon: CodexIcon;
  /** Its name to a screen reader, and its tooltip. */
  readonly label: string;
  readonly size?: number;
};

export function IconButton({ icon, label, size, ...props }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} {...props}>
      <Icon icon={icon} {...(size === undefined ? {} : { size })} />
    </button>
  );
}
