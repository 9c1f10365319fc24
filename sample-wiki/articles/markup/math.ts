import { escapeHtml } from '../../http.ts';
import type { Block, Page } from './page.ts';

export type Formula = {
  /** The source in TeX. */
  readonly tex: string;
  /** Presentation MathML, without the `math` element around it. */
  readonly mathml: string;
  /** File name of the picture for browsers without MathML, under `/images/math/`. */
  readonly picture: string;
};

/** A formula on a line of its own, as the Math extension gives it: hidden MathML and a picture. */
export function formula(value: Formula): Block {
  return (page) => `<dl${page.id()}><dd${page.id()}>${element(page, value)}</dd></dl>`;
}

/** Newer documents hold a bare `<math>`. */
export function bareFormula(value: Formula): Block {
  return (page) =>
    `<p${page.id()}><math xmlns="http://www.w3.org/1998/Math/MathML" display="block" class="mwe-math-element mwe-math-element-block" alttext="${escapeHtml(value.tex)}">${value.mathml}</math></p>`;
}

/** A paragraph with formulas in it; `$name$` stands for one. */
export function mathParagraph(text: string, formulas: Readonly<Record<string, Formula>>): Block {
  return (page) => {
    const line = escapeHtml(text).replace(/\$(\w+)\$/g, (whole, name: string) => {
      const value = formulas[name];
      return value ? element(page, value) : whole;
    });
    return `<p${page.id()}>${line}</p>`;
  };
}

function element(page: Page, { tex, mathml, picture }: Formula): string {
  const annotated = `<semantics><mrow class="MJX-TeXAtom-ORD"><mstyle displaystyle="true" scriptlevel="0">${mathml}</mstyle></mrow><annotation encoding="application/x-tex">${escapeHtml(tex)}</annotation></semantics>`;
  const base = page.origin.replace(/^http:/, '');
  return `<span class="mwe-math-element mwe-math-element-inline"${page.made('Extension/math', 'math', { extsrc: tex })}${page.id()}><span class="mwe-math-mathml-inline mwe-math-mathml-a11y" style="display: none;"><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="${escapeHtml(tex)}">${annotated}</math></span><img src="${base}/images/math/${picture}.svg" class="mwe-math-fallback-image-inline mw-invert skin-invert" aria-hidden="true" style="vertical-align: -1ex; width:14ex; height:3.5ex;" alt="${escapeHtml(tex)}"/></span>`;
}
