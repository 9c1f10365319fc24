import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const NODE_TARGET = 'node24';

// One file builds the three processes (the page, the privileged side and the bridge between them) and the library's threads.
export default defineConfig({
  root: 'renderer',
  publicDir: false,
  plugins: [react()],
  // The server of the app's own origin replaces this with a fresh nonce in each answer (main/reader).
  html: { cspNonce: '__CSP_NONCE__' },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: '../out/renderer',
        emptyOutDir: true,
        target: 'chrome146',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        license: { fileName: 'licences.md' },
        rolldownOptions: {
          // The reading document's stylesheet is no part of the window: each article links to it by this name.
          input: { index: 'renderer/index.html', article: 'renderer/reader/article.css' },
          output: {
            assetFileNames: (asset) =>
              asset.names.includes('article.css') ? 'article.css' : 'assets/[name]-[hash][extname]',
          },
        },
      },
    },
    main: {
      build: {
        ssr: true,
        outDir: '../out/main',
        emptyOutDir: true,
        target: NODE_TARGET,
        license: { fileName: 'licences.md' },
        rolldownOptions: {
          input: 'main/index.ts',
          external: ['electron', /^electron\//, /^node:/],
          output: { format: 'es', entryFileNames: 'index.js' },
        },
      },
      resolve: { noExternal: true },
    },
    // Threads of the library. CommonJS, in one file: it is found and read inside of an asar as main's own files are, and
    // needs nothing else from there (https://github.com/electron/electron/pull/33216).
    library: {
      build: {
        ssr: true,
        outDir: '../out/library',
        emptyOutDir: true,
        target: NODE_TARGET,
        license: { fileName: 'licences.md' },
        rolldownOptions: {
          input: 'main/library/worker/entry.ts',
          external: [/^node:/],
          output: { format: 'cjs', entryFileNames: 'thread.cjs', codeSplitting: false },
        },
      },
      resolve: { noExternal: true },
    },
    preload: {
      build: {
        ssr: true,
        outDir: '../out/preload',
        emptyOutDir: true,
        target: 'chrome146',
        license: { fileName: 'licences.md' },
        rolldownOptions: {
          input: 'preload/index.ts',
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
        },
      },
      resolve: { noExternal: true },
    },
  },
});
