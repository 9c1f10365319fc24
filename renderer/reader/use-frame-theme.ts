import { useEffect } from 'react';
import { useTheme } from '../services.ts';
import { showTheme } from '../settings/show-theme.ts';
import { firstElement } from './frame-dom.ts';

/** An article comes in the theme of its time; one that is chosen later is shown in it at once, nothing is loaded. */
export function useFrameTheme(document: Document | undefined): void {
  const theme = useTheme();
  useEffect(() => {
    const root = document && firstElement(document, ':root');
    if (root) showTheme(root, theme);
  }, [document, theme]);
}
