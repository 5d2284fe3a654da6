/**
 * `npm test`: installs, builds and finds a browser where that is needed, runs the tests, and ends with one line:
 * `N passed, N failed, N skipped`. What follows `--` goes to vitest: `npm test -- --project unit`, `npm test -- ship`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const at = (...names) => join(root, ...names);
const given = process.argv.slice(2);
const say = (text) => console.error(`test: ${text}`);
const room = mkdtempSync(join(tmpdir(), 'yanji-npm-test-'));

/** Crash tests are a stage of their own: `npm test -- --project crash`. */
const usual = ['unit', 'database', 'launcher', 'browser'].flatMap((name) => ['--project', name]);
const named = given.flatMap((word, index) =>
  word === '--project' ? [given[index + 1]] : (/^--project=(.*)/.exec(word)?.[1] ?? []),
);
const wants = (name) => named.length === 0 || named.includes(name);

try {
  process.exitCode = await main();
} finally {
  rmSync(room, { recursive: true, force: true });
}

async function main() {
  if (!existsSync(at('node_modules', '.package-lock.json'))) run('npm', ['ci', '--no-audit', '--no-fund']);
  const hasBrowserTests = wants('browser') && filesIn(at('test', 'browser')).some((file) => file.endsWith('.test.ts'));
  if ((hasBrowserTests || wants('crash')) && isStale()) run('npm', ['run', 'build']);
  const { findChromium } = hasBrowserTests ? await import('./chromium.mjs') : {};
  const browser = findChromium?.(say);
  const left = hasBrowserTests && !browser ? ['--project', '!browser'] : [];
  const env = { ...process.env, ...(browser ? { YANJI_CHROMIUM: browser } : {}) };

  const out = join(room, 'tests.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${out}`];
  const asked = [...(named.length === 0 ? usual : []), ...left, ...given];
  const { status } = vitest(['run', ...reporters, ...asked], { env, stdio: ['ignore', 'inherit', 'inherit'] });

  const { passed, failed, skipped } = counted(out);
  const unseen = left.length > 0 ? browserTests() : 0;
  if (unseen > 0) say(`no Chromium can be had: ${unseen} browser tests are skipped`);
  const broken = status !== 0 && failed === 0 ? 1 : failed;
  console.log(`${passed} passed, ${broken} failed, ${skipped + unseen} skipped`);
  return broken === 0 ? 0 : 1;
}

/** A file that could not be run is one failure; an error outside any test shows in vitest's exit code. */
function counted(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(file));
  const unrun = testResults.filter((its) => its.status === 'failed' && its.assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + unrun, skipped: numPendingTests + numTodoTests };
}

function browserTests() {
  const { stdout } = vitest(['list', '--json', '--project', 'browser'], { encoding: 'utf8' });
  return JSON.parse(stdout.slice(stdout.indexOf('['))).length;
}

function vitest(args, options) {
  return spawnSync(process.execPath, [at('node_modules', 'vitest', 'vitest.mjs'), ...args], { cwd: root, ...options });
}

function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

/** Whether anything that is built is younger than the build. */
function isStale() {
  const built = [at('dist', 'app', 'main.js'), at('dist', 'web', 'index.html')];
  if (!built.every((file) => existsSync(file))) return true;
  const since = Math.min(...built.map((file) => statSync(file).mtimeMs));
  const sources = ['src', 'package.json', 'package-lock.json', 'index.html', 'vite.config.ts', 'tsconfig.build.json'];
  return sources.flatMap((name) => filesIn(at(name))).some((file) => statSync(file).mtimeMs > since);
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  return statSync(path).isFile() ? [path] : readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}
