import type { Styles } from '../style/styles.ts';
import type { Output } from './output.ts';

const LONGEST_SHEET = 256 * 1024;

export type TemplateSheets = {
  /** Whether what comes is the text of a sheet. */
  readonly isOpen: () => boolean;
  readonly start: () => void;
  readonly text: (css: string) => void;
  readonly end: () => void;
  /** Writes what was kept as soon as it may stand. */
  readonly write: () => void;
};

/**
 * The sheets of templates, read wherever they stand, also inside of what is dropped: later ones refer to the first.
 * @param onKept the document has class names that its elements keep from now on.
 */
export function createTemplateSheets(output: Output, styles: Styles, onKept: () => void): TemplateSheets {
  const { open, page } = output;
  /** The sheet, while it is read. */
  let sheet: string | undefined;
  /** What was kept, until it may stand. */
  let kept = '';

  /** SECURITY: in a formula `style` would be an element of MathML, whose content is markup; a group of columns would end at it. */
  const write = () => {
    if (kept === '' || open.inside.math > 0 || open.parent() === 'colgroup') return;
    page.write(kept);
    kept = '';
  };
  return {
    isOpen: () => sheet !== undefined,
    start: () => {
      sheet = '';
    },
    text: (css) => {
      if (sheet !== undefined && sheet.length < LONGEST_SHEET) sheet += css;
    },
    end: () => {
      const harmless = styles.templateStyles(sheet ?? '');
      sheet = undefined;
      if (harmless === '') return;
      onKept();
      output.begin();
      kept += harmless;
      write();
    },
    write,
  };
}
