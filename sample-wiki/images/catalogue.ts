/** Pictures of the sample wiki, with the size of their originals. None is a file: `scenes.ts` draws them. */
export const IMAGES = {
  'marrow-low-water': { width: 960, height: 704, title: 'Marrow at low water' },
  'marrow-panorama': { width: 1920, height: 640, title: 'Marrow and Skerry from the mainland' },
  'marrow-light': { width: 960, height: 704, title: 'Marrow Light at dusk' },
  causeway: { width: 960, height: 640, title: 'The causeway an hour after high water' },
  basalt: { width: 960, height: 640, title: 'Basalt columns at Crow Stack' },
  'fresnel-lens': { width: 960, height: 960, title: 'A Fresnel lens from the front' },
  'winter-sea': { width: 960, height: 640, title: 'Winter sea at the Long Ness' },
  'morning-haze': { width: 960, height: 640, title: 'Morning haze over the Skerry Sound' },
  'ash-bands': { width: 960, height: 640, title: 'Ash bands in the southern cliff' },
  'island-map': { width: 960, height: 720, title: 'Relief map of Marrow' },
  'tide-curve': { width: 960, height: 480, title: 'Two days of tide at the Causeway Gauge' },
  moon: { width: 960, height: 960, title: 'The Moon, a day before full' },
} as const satisfies Readonly<Record<string, { width: number; height: number; title: string }>>;

export type ImageName = keyof typeof IMAGES;

/** The widths that thumbnails exist in, and no others. */
export const THUMB_WIDTHS: readonly number[] = [20, 40, 60, 120, 250, 330, 500, 960, 1280, 1920, 3840];

export function isImageName(name: string): name is ImageName {
  return Object.hasOwn(IMAGES, name);
}

export function imageSize(name: ImageName): { readonly width: number; readonly height: number } {
  return IMAGES[name];
}

/** The file's name on the wiki, with underscores and without `File:`. */
export function fileTitle(name: ImageName): string {
  return `${IMAGES[name].title.replaceAll(' ', '_')}.png`;
}

/** The picture behind a file's name, or undefined. */
export function imageByFile(fileKey: string): ImageName | undefined {
  return Object.keys(IMAGES)
    .filter(isImageName)
    .find((name) => fileTitle(name) === fileKey);
}
