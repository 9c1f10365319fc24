import { setImmediate } from 'node:timers/promises';
import type { Answer, Call } from '../http.ts';
import { escapeHtml, plain } from '../http.ts';
import type { ImageName } from './catalogue.ts';
import { imageSize, isImageName, THUMB_WIDTHS } from './catalogue.ts';
import { DRAWINGS } from './drawings.ts';
import { fileAnswer } from './file-answer.ts';
import { flashes } from './moving.ts';
import { clamp } from './noise.ts';
import { encodePng } from './png.ts';
import { fogSignal } from './recordings.ts';
import { SCENES } from './scenes.ts';

const SVG = 'image/svg+xml';

export type Images = ReturnType<typeof createImages>;

/** A scene looks the same in every wiki: drawn once, whichever of the process's wikis is asked for it first. */
const drawn = new Map<string, Promise<Buffer>>();

function draw(name: ImageName, width: number): Promise<Buffer> {
  const key = `${width} ${name}`;
  const known = drawn.get(key) ?? paint(name, width);
  drawn.set(key, known);
  return known;
}

/** Pictures below `/images/`, drawn when first asked for. */
export function createImages() {
  return {
    /**
     * `/images/{name}.png`, `/images/thumb/{width}px-{name}.png`, `/images/math/{name}.svg`, a drawing, an animation and
     * a recording. A width that is none of the standard ones is refused, as Wikimedia refuses it.
     */
    async answer(call: Pick<Call, 'path' | 'headers'>): Promise<Answer> {
      const { path } = call;
      const png = (body: Buffer) => fileAnswer(call, 'image/png', body);
      const [, width, thumb] = /^\/images\/thumb\/(\d+)px-([a-z-]+)\.png$/.exec(path) ?? [];
      if (width !== undefined && thumb !== undefined && isImageName(thumb)) {
        return THUMB_WIDTHS.includes(Number(width))
          ? png(await draw(thumb, Number(width)))
          : plain(400, 'Thumbnails exist in the standard widths only.\n');
      }
      const [, original] = /^\/images\/([a-z-]+)\.png$/.exec(path) ?? [];
      if (original !== undefined && isImageName(original)) return png(await draw(original, imageSize(original).width));
      const [, math] = /^\/images\/math\/([a-z-]+)\.svg$/.exec(path) ?? [];
      if (math !== undefined) return fileAnswer(call, SVG, formulaImage(math));
      if (path === '/images/flashes.gif') return fileAnswer(call, 'image/gif', flashes());
      if (path === '/images/fog-signal.wav') return fileAnswer(call, 'audio/wav', fogSignal());
      const [, name = ''] = /^\/images\/([a-z-]+)\.svg$/.exec(path) ?? [];
      const drawing = Object.hasOwn(DRAWINGS, name) ? DRAWINGS[name] : undefined;
      return drawing === undefined ? plain(404, 'No such image.\n') : fileAnswer(call, SVG, drawing);
    },
  };
}

/** Where in a pixel the scene is looked at: more often in small pictures, where edges show and it is quick. */
const FINE = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;
const MEDIUM = [
  [0.25, 0.3],
  [0.75, 0.7],
] as const;
const COARSE = [[0.5, 0.5]] as const;
const ROWS_AT_ONCE = 24;

/** Draws a scene, a few rows at a time so that other requests are answered in between. */
async function paint(name: ImageName, width: number): Promise<Buffer> {
  const size = imageSize(name);
  const height = Math.max(1, Math.round((width * size.height) / size.width));
  const aspect = width / height;
  const samples = width <= 330 ? FINE : width <= 500 ? MEDIUM : COARSE;
  const scene = SCENES[name];
  const rgba = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    if (row % ROWS_AT_ONCE === 0) await setImmediate();
    for (let column = 0; column < width; column += 1) {
      const at = (row * width + column) * 4;
      let red = 0;
      let green = 0;
      let blue = 0;
      let alpha = 0;
      for (const [dx, dy] of samples) {
        const colour = scene(((column + dx) / width) * aspect, (row + dy) / height, aspect);
        red += clamp(colour[0], 0, 255);
        green += clamp(colour[1], 0, 255);
        blue += clamp(colour[2], 0, 255);
        alpha += (colour[3] ?? 1) * 255;
      }
      const count = samples.length;
      rgba.set([red / count, green / count, blue / count, alpha / count], at);
    }
  }
  return encodePng(width, height, rgba);
}

/** What stands in for a formula where MathML is not shown. Black on nothing, as the real ones are. */
function formulaImage(name: string): string {
  const label = escapeHtml(name.replaceAll('-', ' '));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 140 35" role="img" aria-label="${label}"><text x="4" y="23" font-family="serif" font-style="italic" font-size="18">${label}</text></svg>`;
}
