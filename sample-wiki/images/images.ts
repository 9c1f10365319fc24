import type { Answer } from '../http.ts';
import { escapeHtml, plain } from '../http.ts';
import type { ImageName } from './catalogue.ts';
import { imageSize, isImageName, THUMB_WIDTHS } from './catalogue.ts';
import { encodePng } from './png.ts';
import { SCENES } from './scenes.ts';

const HEADERS = { 'cache-control': 'public, max-age=86400', 'x-content-type-options': 'nosniff' };

export type Images = ReturnType<typeof createImages>;

/** Pictures below `/images/`, drawn when first asked for. */
export function createImages() {
  const drawn = new Map<string, Buffer>();

  const draw = (name: ImageName, width: number): Buffer => {
    const key = `${width} ${name}`;
    const known = drawn.get(key) ?? paint(name, width);
    drawn.set(key, known);
    return known;
  };

  return {
    bytes: (name: ImageName): number => draw(name, 960).length,

    /** `/images/{name}.png`, `/images/thumb/{width}px-{name}.png`, `/images/math/{name}.svg`. */
    answer(path: string): Answer {
      const [, width, thumb] = /^\/images\/thumb\/(\d+)px-([a-z-]+)\.png$/.exec(path) ?? [];
      if (width !== undefined && thumb !== undefined && isImageName(thumb)) {
        return THUMB_WIDTHS.includes(Number(width))
          ? png(draw(thumb, Number(width)))
          : plain(400, 'Thumbnails exist in the standard widths only.\n');
      }
      const [, original] = /^\/images\/([a-z-]+)\.png$/.exec(path) ?? [];
      if (original !== undefined && isImageName(original)) return png(draw(original, imageSize(original).width));
      const [, math] = /^\/images\/math\/([a-z-]+)\.svg$/.exec(path) ?? [];
      return math === undefined ? plain(404, 'No such image.\n') : formulaImage(math);
    },
  };
}

function png(body: Buffer): Answer {
  return { status: 200, headers: { ...HEADERS, 'content-type': 'image/png' }, body };
}

/** Draws a scene, four samples a pixel where that is still quick. */
function paint(name: ImageName, width: number): Buffer {
  const size = imageSize(name);
  const height = Math.max(1, Math.round((width * size.height) / size.width));
  const aspect = width / height;
  const offsets = width <= 500 ? [0.25, 0.75] : [0.5];
  const scene = SCENES[name];
  const rgba = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const sum = [0, 0, 0, 0];
      for (const dy of offsets) {
        for (const dx of offsets) {
          const [red, green, blue, alpha = 1] = scene(((column + dx) / width) * aspect, (row + dy) / height, aspect);
          [red, green, blue, alpha * 255].forEach((value, index) => {
            sum[index] = (sum[index] ?? 0) + Math.min(255, Math.max(0, value));
          });
        }
      }
      const at = (row * width + column) * 4;
      for (let index = 0; index < 4; index += 1) rgba[at + index] = (sum[index] ?? 0) / offsets.length ** 2;
    }
  }
  return encodePng(width, height, rgba);
}

/** What stands in for a formula where MathML is not shown. Black on nothing, as the real ones are. */
function formulaImage(name: string): Answer {
  const label = escapeHtml(name.replaceAll('-', ' '));
  const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 140 35" role="img" aria-label="${label}"><text x="4" y="23" font-family="serif" font-style="italic" font-size="18">${label}</text></svg>`;
  return { status: 200, headers: { ...HEADERS, 'content-type': 'image/svg+xml' }, body };
}
