import type { RefObject } from 'react';
import { Dialog, Popover, Radio, RadioGroup } from 'react-aria-components';
import type { Theme } from '../../shared/models.ts';
import { decodeTheme, THEMES } from '../../shared/themes.ts';
import { useTheme } from '../services.ts';
import { useChooseTheme } from './use-choose-theme.ts';

type Props = {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
};

const NAMES: Readonly<Record<Theme, string>> = {
  light: 'Light',
  sepia: 'Sepia',
  dark: 'Dark',
  black: 'Black',
  system: 'As the system',
};

export function ThemePopover({ trigger, onClose }: Props) {
  const theme = useTheme();
  const choose = useChooseTheme();
  const take = (value: string) => {
    const chosen = decodeTheme(value);
    if (chosen) choose(chosen);
  };
  return (
    <Popover
      className="popover theme-popover"
      triggerRef={trigger}
      isOpen
      placement="bottom end"
      onOpenChange={onClose}
    >
      <Dialog className="popover-dialog" aria-label="Theme">
        <RadioGroup className="theme-choice" aria-label="Theme" value={theme} onChange={take} orientation="horizontal">
          {THEMES.map((one) => (
            <Radio key={one} className="theme-option" value={one} autoFocus={one === theme}>
              <Swatch theme={one} />
              <span className="theme-name">{NAMES[one]}</span>
            </Radio>
          ))}
        </RadioGroup>
      </Dialog>
    </Popover>
  );
}

/** A small sheet of the theme's own paper; the system's is light on one half and dark on the other. */
function Swatch({ theme }: { readonly theme: Theme }) {
  const papers: readonly Theme[] = theme === 'system' ? ['light', 'dark'] : [theme];
  return (
    <span className="theme-swatch" aria-hidden="true">
      {papers.map((paper, at) => (
        <span key={paper} className="theme-paper" data-theme={paper}>
          {papers.length === 1 ? 'Aa' : 'Aa'.charAt(at)}
        </span>
      ))}
    </span>
  );
}
