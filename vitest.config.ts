import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    reporters: ['default'],
    // A net for what hangs, not a measure: a busy machine must not make a property test fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
