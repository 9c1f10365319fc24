/** The reading document's stylesheet, as the build names it. */
export const STYLESHEET = 'article.css';
export const STYLESHEET_PATH = `/${STYLESHEET}`;

const LINK = `<link rel="stylesheet" href="${STYLESHEET_PATH}">`;

/**
 * The stylesheet in the place of the link to it: the first screen needs no second answer before it can be painted, and
 * a kept document is shown in the styles of today.
 * @param css its addresses are root-relative; undefined when it cannot be had
 */
export function styledHead(head: string, css: string | undefined): string {
  // What would end the element early stays behind its link (HTML Standard, "restrictions on the contents of raw text elements").
  if (css === undefined || /<\/style/i.test(css)) return head;
  return head.replace(LINK, () => `<style>${css}</style>`);
}
