import path from 'node:path';
import { defineConfig } from 'vitest/config';

const source = (pattern: RegExp, target: string) => ({ find: pattern, replacement: path.resolve(target) });

export default defineConfig({
  resolve: {
    // The condition `source` of package.json does not reach vitest's global setup; these say the same.
    alias: [
      source(/^#(kernel|standards|app)\/(.*)$/, 'src/$1/$2.ts'),
      source(/^#modules\/(.*)$/, 'src/modules/$1/index.ts'),
      source(/^#contract\/(.*)$/, 'src/modules/$1/contract.ts'),
      source(/^#web\/(.*)$/, 'src/web/$1'),
      source(/^#test\/(.*)$/, 'test/$1.ts'),
    ],
  },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/server.setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
