/** Group `article`: what the engine costs beside other parsers, what it makes of a document, and what a browser makes of that. */

import { keeping } from './article/keeping.ts';
import { opening } from './article/opening.ts';
import { painting } from './article/painting.ts';
import { transform } from './article/transform.ts';
import type { Group } from './figures.ts';

export const article: Group = { transform, keeping, painting, opening };
