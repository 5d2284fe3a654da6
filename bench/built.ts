/** The built program: made when it is missing or older than its sources. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** npm and vitest both work in the folder of package.json. */
export const root = process.cwd();

export const program = path.join(root, 'dist', 'app', 'main.js');

/** Builds what `npm start` would run; what the build says goes beside the figures. */
export const buildIfStale = (): void => {
  const built = changedAt(program);
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(({ parentPath, name }) => path.join(parentPath, name));
  if (sources.every((file) => changedAt(file) < built)) return;
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
};

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
