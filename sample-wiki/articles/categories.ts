/** Categories that are in another one. */
export const CATEGORY_TREE: Readonly<Record<string, string>> = {
  'Islands of the sound': 'Places of the sound',
  'Roads and harbours': 'Places of the sound',
  Lights: 'Things people made',
  Drawings: 'Things people made',
};
