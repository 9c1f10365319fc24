/** Measures how well every text of a page can be read. Runs inside the page: it must not use anything from outside. */

export type Unreadable = {
  readonly text: string;
  readonly where: string;
  readonly ink: string;
  readonly paper: string;
  readonly contrast: number;
};

export type Reading = { readonly texts: number; readonly unreadable: readonly Unreadable[] };

/**
 * Walks all text that is shown: its computed colour against the backgrounds of its ancestors, composed. WCAG 2.2, 1.4.3:
 * 4.5, or 3 for large text (24 px, or 18.66 px and bold).
 */
export function measureText(): Reading {
  type Colour = readonly [r: number, g: number, b: number, alpha: number];
  type Ground = { readonly paper: Colour; readonly inverted: boolean; readonly veil: number };

  const colourOf = (text: string): Colour => {
    const numbers = (text.match(/[\d.e+-]+(?=[\s,/)%])/g) ?? []).map(Number);
    const [r = 0, g = 0, b = 0, alpha = 1] = numbers;
    if (text.startsWith('rgb')) return [r, g, b, alpha];
    if (text.startsWith('color(srgb ')) return [r * 255, g * 255, b * 255, alpha];
    throw new Error(`A colour of a form that is not known here: ${text}`);
  };
  const over = (top: Colour, below: Colour): Colour => {
    const channel = (at: 0 | 1 | 2) => top[at] * top[3] + below[at] * (1 - top[3]);
    return [channel(0), channel(1), channel(2), 1];
  };
  const held = (value: number) => Math.min(255, Math.max(0, value));
  /** `invert(1) hue-rotate(180deg)` (Filter Effects 1, §12). */
  const turned = ([r, g, b, alpha]: Colour): Colour => {
    const [x, y, z] = [255 - r, 255 - g, 255 - b];
    return [
      held(-0.574 * x + 1.43 * y + 0.144 * z),
      held(0.426 * x + 0.43 * y + 0.144 * z),
      held(0.426 * x + 1.43 * y - 0.856 * z),
      alpha,
    ];
  };
  const luminance = ([r, g, b]: Colour) => {
    const linear = (channel: number) => {
      const value = channel / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const ratio = (a: Colour, b: Colour) => {
    const [first, second] = [luminance(a) + 0.05, luminance(b) + 0.05];
    return Math.max(first, second) / Math.min(first, second);
  };

  const grounds = new Map<Element, Ground>();
  const groundOf = (element: Element): Ground => {
    const known = grounds.get(element);
    if (known) return known;
    const style = getComputedStyle(element);
    const around: Ground = element.parentElement
      ? groundOf(element.parentElement)
      : { paper: [255, 255, 255, 1], inverted: false, veil: 1 };
    const inverted = around.inverted !== style.filter.includes('invert(1)');
    const own = colourOf(style.backgroundColor);
    const ground = {
      paper: over(inverted ? turned(own) : own, around.paper),
      inverted,
      veil: around.veil * Number(style.opacity),
    };
    grounds.set(element, ground);
    return ground;
  };
  const shown = (colour: Colour) => `rgb(${colour.slice(0, 3).map(Math.round).join(' ')})`;
  const nameOf = (element: Element) => {
    const names = [];
    for (let at: Element | null = element; at && names.length < 5; at = at.parentElement) {
      const classes = at.className && typeof at.className === 'string' ? `.${at.className.split(' ').join('.')}` : '';
      names.unshift(`${at.localName}${classes}`);
    }
    return `${names.join(' > ')} [${element.getAttribute('style') ?? ''}]`;
  };

  const unreadable: Unreadable[] = [];
  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim();
    const element = node.parentElement;
    if (!/[\p{L}\p{N}]/u.test(text) || !element || element.localName === 'style' || !element.checkVisibility())
      continue;
    texts++;
    const style = getComputedStyle(element);
    const ground = groundOf(element);
    const [r, g, b, alpha] = colourOf(style.color);
    const own: Colour = [r, g, b, alpha * ground.veil];
    const ink = over(ground.inverted ? turned(own) : own, ground.paper);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const contrast = ratio(ink, ground.paper);
    if (contrast >= (large ? 3 : 4.5)) continue;
    const where = nameOf(element);
    unreadable.push({ text: text.slice(0, 40), where, ink: shown(ink), paper: shown(ground.paper), contrast });
  }
  return { texts, unreadable };
}
