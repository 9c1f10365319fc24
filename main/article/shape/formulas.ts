import { isMathML, isVoid } from '../allow/elements.ts';
import { mathAttributes } from '../allow/formula-attributes.ts';
import type { Attributes } from '../scan/tokens.ts';
import { isTableInside } from './nesting.ts';
import { type Output, UNWRAPPED } from './output.ts';

/**
 * Elements that hold text only. SECURITY: in most of them a browser takes an element for one of HTML, whatever its name
 * (HTML Standard, "MathML text integration point").
 */
const LEAVES: ReadonlySet<string> = new Set(['mi', 'mn', 'mo', 'ms', 'mtext', 'annotation']);

/** Opens `math` or, inside it, any element: MathML as the allow-list has it, other elements without their tags. */
export function openInFormula(output: Output, name: string, source: Attributes, selfClosing: boolean): void {
  const { open, page, spacing } = output;
  const inMath = open.inside.math > 0;
  const misplaced = name === 'math' ? inMath || isTableInside(open.parent()) : LEAVES.has(open.parent() ?? '');
  if (!isMathML(name) || misplaced) {
    if (!selfClosing && !isVoid(name)) output.push(name, UNWRAPPED);
    return;
  }
  if (name === 'math') output.visible();
  page.write(`<${name}${mathAttributes(name, source)}>`);
  spacing.afterBreak();
  // In MathML `<mspace/>` is a whole element (HTML Standard, "Any other start tag" in foreign content).
  if (selfClosing) page.write(`</${name}>`);
  else
    output.push(name, {
      ...UNWRAPPED,
      tag: name,
      end: `</${name}>`,
      role: name === 'math' ? 'math' : 'plain',
      part: name === 'annotation' ? { is: 'aside' } : undefined,
    });
}
