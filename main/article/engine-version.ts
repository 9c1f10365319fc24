/**
 * Version of what the engine writes. Reading documents are kept, and one that another version wrote passes the engine
 * again before it is shown, so that a hole that was mended is mended in what was kept, too. To be raised with every
 * change of the output; test/article/engine-version.test.ts says when.
 */
export const ENGINE_VERSION = 1;
