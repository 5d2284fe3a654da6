/** `npm run check`: format, lint, types, dead code, tidy. All are run, so that one run tells everything. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` };

const types = ['tsconfig.json', 'tsconfig.web.json', 'bench/tsconfig.json'].filter((file) =>
  existsSync(join(root, file)),
);
const steps = [
  ['format, lint', 'biome', ['ci', '--error-on-warnings']],
  ...types.map((file) => [`types ${file}`, 'tsc', ['-p', file, '--noEmit']]),
  ['dead code', 'knip', ['--no-progress', '--tsConfig', 'tsconfig.build.json']],
  ['tidy', 'vitest', ['run', '--project', 'unit', '--reporter', 'minimal', 'src/tidy.test.ts']],
];

const failed = steps.filter(([name, command, options]) => {
  const began = Date.now();
  const { status, error } = spawnSync(command, options, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) console.error(error.message);
  console.log(`check: ${name}: ${status === 0 ? 'good' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return status !== 0;
});

console.log(failed.length === 0 ? 'check: all good' : `check: FAILED: ${failed.map(([name]) => name).join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
