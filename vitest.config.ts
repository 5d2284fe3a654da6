import path from 'node:path';
import { defineConfig } from 'vitest/config';

const source = (pattern: RegExp, target: string) => ({ find: pattern, replacement: path.resolve(target) });

/** Pure code: needs no database, so the style and the standards are read in a second. */
const unit = ['src/tidy.test.ts', 'src/standards/**/*.test.ts', 'src/{web,modules/*/screens}/**/*.test.{ts,tsx}'];
const launcher = ['test/launcher/**/*.test.ts'];
const browser = ['test/browser/**/*.test.ts'];
const crash = ['test/crash/**/*.test.ts'];

export default defineConfig({
  resolve: {
    // The condition `source` of package.json does not reach vitest's global setup; these say the same.
    alias: [
      source(/^#(kernel|standards|app)\/(.*)$/, 'src/$1/$2.ts'),
      source(/^#modules\/(.*)$/, 'src/modules/$1/index.ts'),
      source(/^#contract\/(.*)$/, 'src/modules/$1/contract.ts'),
      source(/^#fields\/(.*)$/, 'src/modules/$1/fields.ts'),
      source(/^#web\/(.*)$/, 'src/web/$1'),
      source(/^#test\/(.*)$/, 'test/$1.ts'),
    ],
  },
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: unit } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...unit, ...launcher, ...browser, ...crash],
          globalSetup: ['test/server.setup.ts'],
        },
      },
      { extends: true, test: { name: 'launcher', include: launcher } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { extends: true, test: { name: 'crash', include: crash, testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
