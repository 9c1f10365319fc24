import type { Traits } from '../allow/classes.ts';
import { attribute } from '../allow/escape.ts';
import type { MediaPath } from '../media/media-path.ts';
import { playerSource } from '../media/players.ts';
import type { Attributes } from '../scan/tokens.ts';
import { fits, isTableInside } from './nesting.ts';
import type { OpenElement } from './open-elements.ts';
import type { Output } from './output.ts';
import { picture } from './pictures.ts';

const SPAN = /^[1-9]\d{0,2}$/;

/**
 * Writes an element without content; those that are not named here vanish.
 * @param formula whether it stands in a formula: `shown` when its MathML has been written, so that no picture is needed.
 */
export function writeVoid(
  output: Output,
  name: string,
  source: Attributes,
  traits: Traits,
  pathOf: MediaPath,
  formula: 'none' | 'open' | 'shown',
): void {
  const { open, page, spacing } = output;
  const parent = open.parent();
  if (name === 'col' || name === 'source') {
    if (fits(name, parent)) page.write(name === 'col' ? column(source) : playerSource(source, pathOf));
    return;
  }
  if (isTableInside(parent)) return;
  if (name === 'img' || name === 'image') {
    const classes = formula === 'none' ? traits.kept : `${traits.kept} formula`.trim();
    const listed = formula === 'none' ? output.contents : undefined;
    const html = formula === 'shown' ? '' : picture(source, classes, pathOf, listed);
    if (html === '') return;
    leadToFile(open.top(), source);
    output.visible();
    page.write(html);
    spacing.afterObject();
  } else if (name === 'wbr') {
    if (open.hasPending()) return;
    output.begin();
    page.write('<wbr>');
  } else if (name === 'hr' || (name === 'br' && !open.hasPendingBlock())) {
    // Not a line break with nothing before it: Parsoid writes an empty line as a paragraph of a line break.
    if (name === 'hr') {
      output.closeImplied(name);
      if (output.inFlow()) output.settle();
    }
    output.visible();
    page.write(`<${name}>`);
    output.blockEnds();
  }
}

function column(source: Attributes): string {
  const span = source.get('span') ?? '';
  return SPAN.test(span) ? `<col${attribute('span', span)}>` : '<col>';
}

/** A link around a picture leads to the file's own page where both name it, and wherever an editor wanted otherwise. */
function leadToFile(around: OpenElement | undefined, source: Attributes): void {
  const file = around?.start.file;
  if (around?.pending === undefined || file === undefined) return;
  const resource = source.get('resource');
  if (resource === undefined || resource === file.resource) around.pending = file.start;
}
