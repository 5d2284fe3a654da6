/**
 * What `npm start` and `npm run yanji` run: installs and builds what is missing or out of date, then becomes the
 * program itself, so that signals and exit codes need no go-between. Plain JavaScript without dependencies, for nothing
 * is installed yet.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const at = (...names) => join(root, ...names);
const isYanji = process.argv[2] === 'yanji'; // `npm run yanji -- …`: the administrator's commands.
const program = at('dist', 'app', isYanji ? 'yanji.js' : 'main.js');
const installStamp = at('node_modules', '.yanji-installed');
const buildStamp = at('dist', '.yanji-built');
const lock = at('.yanji', 'start.lock');

let running; // The npm at work, if any.

const say = (zh, en) => console.log(`雁迹:${zh} / Yanji: ${en}`);

/** A reason not to start that is told in one line, without a stack. */
class Refused extends Error {}
const refuse = (zh, en) => new Refused(`雁迹:${zh} / Yanji: ${en}`);

try {
  checkNode();
  if (!isInstalled() || !isBuilt()) await prepare();
  if (!existsSync(program)) throw refuse('构建结果不完整:缺少 dist/app/main.js', 'the build left no dist/app/main.js');
  process.argv.splice(1, isYanji ? 2 : 1, program);
} catch (error) {
  const isForbidden = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code);
  const told = isForbidden ? refuse(`无法写入 ${root}(${error.message})`, `cannot write ${root}`) : error;
  console.error(told instanceof Refused ? told.message : told);
  process.exit(1);
}
await import(pathToFileURL(program).href);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw refuse('需要 Node.js 20.19 或更新版本', `Node.js 20.19 or later is needed, this is ${process.version}`);
}

/** One start at a time installs and builds; another waits and then finds the work done. */
async function prepare() {
  const release = await takeLock();
  const ignoreSignals = stopOnSignals(release);
  try {
    if (!isInstalled()) await install();
    if (!isBuilt()) await build();
  } finally {
    ignoreSignals();
    release();
  }
}

async function install() {
  say('正在安装依赖,首次约需几分钟……', 'installing dependencies, a few minutes the first time …');
  rmSync(installStamp, { force: true });
  // Building needs the development packages whatever NODE_ENV or the user's npm leaves out.
  const code = await npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
  if (code !== 0) {
    // The next start must not take half an installation for one made by hand.
    rmSync(at('node_modules', '.package-lock.json'), { force: true });
    throw refuse(`依赖安装失败(npm 退出码 ${code}),原因见上文`, `installing failed (${code}), see above`);
  }
  writeFileSync(installStamp, installWanted());
  say('依赖安装完成', 'dependencies are installed');
}

async function build() {
  say('正在构建……', 'building …');
  const wanted = buildWanted(); // Before the build: what is edited meanwhile is built by the next start.
  rmSync(buildStamp, { force: true });
  const code = await npm(['run', 'build']);
  if (code !== 0) throw refuse(`构建失败(退出码 ${code}),原因见上文`, `the build failed (${code}), see above`);
  if (existsSync(program)) writeFileSync(buildStamp, wanted);
  say('构建完成', 'built');
}

/** A package without a lockfile, or without its sources, came ready to run: what is not there cannot be out of date. */
function isInstalled() {
  if (!existsSync(at('package-lock.json'))) return true;
  return readIfThere(installStamp) === installWanted() || isInstalledByHand();
}

function isBuilt() {
  if (!existsSync(at('src'))) return true;
  return existsSync(program) && readIfThere(buildStamp) === buildWanted();
}

/** Programs inside packages are made for one system and one line of Node. */
function installWanted() {
  const { platform, arch, versions } = process;
  return `${digest(['package-lock.json'])} ${platform} ${arch} ${versions.node.split('.')[0]}\n`;
}

function buildWanted() {
  const configurations = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name));
  return `${digest(['src', 'package.json', 'package-lock.json', 'vite.config.ts', 'index.html', ...configurations])}\n`;
}

/** A developer's own `npm ci` or `npm install` is as good: npm notes at its very end what it installed. */
function isInstalledByHand() {
  const note = at('node_modules', '.package-lock.json');
  if (changedAt(note) <= changedAt(installStamp)) return false;
  try {
    const [noted, wanted] = [note, at('package-lock.json')].map((file) => JSON.parse(readFileSync(file)).packages);
    // Optional packages of other systems are not in the note.
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || (noted[path] ? noted[path].version === version : optional),
    );
  } catch {
    return false; // No note, or half of one.
  }
}

function digest(names) {
  const hash = createHash('sha256');
  for (const path of names
    .map((name) => at(name))
    .flatMap(filesIn)
    .sort()) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  return statSync(path).isFile() ? [path] : readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

function npm(args) {
  // The npm that runs us, where one does: PATH may hold another, or none.
  const self = process.env.npm_execpath ?? '';
  const isNpm = basename(self) === 'npm-cli.js' && existsSync(self);
  const [command, before] = isNpm ? [process.execPath, [self]] : ['npm', []];
  const shell = !isNpm && process.platform === 'win32'; // There npm is a batch file.
  running = spawn(command, [...before, ...args], { cwd: root, stdio: 'inherit', shell });
  return new Promise((settle) => {
    running.once('error', (error) => {
      console.error(error.message);
      settle(127);
    });
    running.once('exit', (code, signal) => settle(code ?? signal));
  });
}

/** The work is ended before we are, so that no installation goes on behind the back of the next start. */
function stopOnSignals(release) {
  const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'];
  const stop = (signal, number) => {
    const leave = () => {
      release();
      process.exit(128 + number);
    };
    running?.removeAllListeners('exit').once('exit', leave);
    if (!running?.kill(signal)) leave(); // Nothing at work.
  };
  for (const signal of signals) process.on(signal, stop);
  return () => signals.map((signal) => process.off(signal, stop));
}

/** A folder with the holder's number, put in place whole by a rename that fails when another is there. */
async function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  const draft = `${lock}.${process.pid}-${randomBytes(3).toString('hex')}`;
  mkdirSync(draft);
  writeFileSync(join(draft, 'pid'), String(process.pid));
  try {
    for (let waited = 0; !renamed(draft, lock); waited++) {
      if (waited === 0)
        say('另一个启动过程正在安装或构建,等待中……', 'another start is installing or building, waiting …');
      removeLock(isStale);
      await new Promise((settle) => setTimeout(settle, 200));
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  const beat = setInterval(() => existsSync(lock) && utimesSync(lock, new Date(), new Date()), 2_000);
  return () => {
    clearInterval(beat);
    removeLock((folder) => holderOf(folder) === process.pid);
  };
}

/** Moved away before it is emptied, for a rename succeeds over an empty folder; what must stay is put back. */
function removeLock(mayGo) {
  const aside = `${lock}.${process.pid}-away`;
  if (!mayGo(lock) || !renamed(lock, aside)) return;
  if (mayGo(aside) || !renamed(aside, lock)) rmSync(aside, { recursive: true, force: true });
}

/** Of a dead process, or of a living one that was given its number and does not keep the lock alive. */
function isStale(folder) {
  const changed = changedAt(folder);
  return changed > 0 && (!isAlive(holderOf(folder)) || Date.now() - changed > 60_000);
}

function holderOf(folder) {
  return Number(readIfThere(join(folder, 'pid')));
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function renamed(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EPERM'].includes(error.code)) throw error;
    return false;
  }
}

function isAlive(pid) {
  if (!(pid > 0) || pid === process.pid) return false; // Our own number in a foreign lock: one from before a restart.
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
