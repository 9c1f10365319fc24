import { defineConfig } from 'vitest/config';

const include = ['test/contract/**/*.spec.ts'];

/** The same specs twice: against a real MediaWiki and against the sample wiki. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'MediaWiki', include, globalSetup: 'test/contract/targets/serve-mediawiki.ts' } },
      { test: { name: 'sample wiki', include, globalSetup: 'test/contract/targets/serve-sample-wiki.ts' } },
    ],
  },
});
