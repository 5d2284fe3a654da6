/** What the first page asks of a slow line: the entry with all it needs at once, as the built page names them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const LIMIT = 400_000;

const built = path.resolve('dist/web');
const gzipped = (file: string): number => gzipSync(readFileSync(path.join(built, file))).length;

test('the entry is at most 400 kB gzip, and pages come on demand', () => {
  const page = readFileSync(path.join(built, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
  const bytes = named.map(gzipped).reduce((sum, size) => sum + size, 0);

  expect(named.length).toBeGreaterThan(1);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(LIMIT);
});
