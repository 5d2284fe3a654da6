import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..', '..');
const rooms: string[] = [];
afterEach(() => {
  for (const room of rooms.splice(0)) rmSync(room, { recursive: true, force: true });
});

/** A fresh clone of a very small program: one package beside it, a build that counts its runs. */
function freshClone() {
  const room = mkdtempSync(join(tmpdir(), 'yanji-clone-'));
  rooms.push(room);
  chmodSync(room, 0o755);
  cpSync(join(repository, 'start.mjs'), join(room, 'start.mjs'));
  mkdirSync(join(room, 'src'));
  mkdirSync(join(room, 'tool'));
  const write = (name: string, content: string) => writeFileSync(join(room, name), content);
  write('src/main.js', 'console.log("running", ...process.argv.slice(2)); process.exitCode = 7;\n');
  write('tool/package.json', '{ "name": "tool", "version": "1.0.0" }');
  write('build.mjs', builder);
  const scripts = { start: 'node start.mjs', build: 'node build.mjs' };
  const devDependencies = { tool: 'file:./tool' };
  write('package.json', JSON.stringify({ name: 'clone', version: '1.0.0', type: 'module', scripts, devDependencies }));
  execFileSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], { cwd: room, stdio: 'ignore' });
  return room;
}

const builder = `
import { appendFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
appendFileSync('builds', '.');
if (!existsSync('node_modules/tool')) throw new Error('no tool to build with');
rmSync('dist', { recursive: true, force: true });
await new Promise((settle) => setTimeout(settle, 300));
mkdirSync('dist/app', { recursive: true });
cpSync('src/main.js', 'dist/app/main.js');
`;

type Options = { args?: string[]; env?: NodeJS.ProcessEnv; as?: { uid: number; gid: number } };

function start(room: string, { args = [], env = {}, as }: Options = {}) {
  const child = spawn('npm', ['start', '--', ...args], {
    cwd: room,
    env: { ...process.env, npm_config_update_notifier: 'false', ...env },
    ...as,
  });
  let said = '';
  const hear = (text: string) => {
    said += text;
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = new Promise<{ code: number | null; said: string }>((settle) =>
    child.once('close', (code) => settle({ code, said })),
  );
  return { child, ended, said: () => said };
}

const buildsIn = (room: string) => (existsSync(join(room, 'builds')) ? readFileSync(join(room, 'builds')).length : 0);

describe('npm start', () => {
  test('on a fresh clone installs, builds and runs; the next time it only runs', async () => {
    const room = freshClone();

    const first = await start(room, { args: ['--port', '1'], env: { NODE_ENV: 'production' } }).ended;
    const second = await start(room).ended;

    expect(first.said).toContain('running --port 1');
    expect(first.code).toBe(7);
    expect(second.said).not.toContain('installing');
    expect(second.code).toBe(7);
    expect(buildsIn(room)).toBe(1);
  });

  test('builds again what was edited, and installs again what was half installed', async () => {
    const room = freshClone();
    await start(room).ended;

    appendFileSync(join(room, 'src/main.js'), 'console.log("edited");\n');
    const edited = await start(room).ended;
    rmSync(join(room, 'node_modules'), { recursive: true });
    mkdirSync(join(room, 'node_modules/tool'), { recursive: true });
    const repaired = await start(room).ended;

    expect(edited.said).toContain('edited');
    expect(edited.said).not.toContain('installing');
    expect(repaired.said).toContain('installing');
    expect(buildsIn(room)).toBe(2);
  });

  test('takes an installation made by hand for what it is', async () => {
    const room = freshClone();
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: room, stdio: 'ignore' });

    const { code, said } = await start(room).ended;

    expect(code).toBe(7);
    expect(said).not.toContain('installing');
  });

  test('twice at once in one checkout installs and builds once, and both run', async () => {
    const room = freshClone();

    const both = await Promise.all([start(room).ended, start(room).ended]);

    expect(both.map(({ code }) => code)).toEqual([7, 7]);
    expect(both.filter(({ said }) => said.includes('dependencies are installed'))).toHaveLength(1);
    expect(buildsIn(room)).toBe(1);
  });

  test('passes over the lock of a start that was killed', async () => {
    const room = freshClone();
    mkdirSync(join(room, '.yanji/start.lock'), { recursive: true });
    const dead = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' });
    writeFileSync(join(room, '.yanji/start.lock/pid'), dead);

    const { code } = await start(room).ended;

    expect(code).toBe(7);
    expect(existsSync(join(room, '.yanji/start.lock'))).toBe(false);
  });

  test('says in one line that the build failed, and tries again the next time', async () => {
    const room = freshClone();
    const good = readFileSync(join(room, 'build.mjs'));
    writeFileSync(join(room, 'build.mjs'), 'process.exit(3)');

    const failed = await start(room).ended;
    writeFileSync(join(room, 'build.mjs'), good);
    const mended = await start(room).ended;

    expect(failed.code).toBe(1);
    expect(failed.said).toContain('雁迹:构建失败(退出码 3)');
    expect(mended.code).toBe(7);
  });

  test('says in one line that installing failed, and leaves nothing that looks whole', async () => {
    const room = freshClone();
    rmSync(join(room, 'tool'), { recursive: true });
    const manifest = readFileSync(join(room, 'package.json'), 'utf8');
    writeFileSync(join(room, 'package.json'), manifest.replace('file:./tool', 'file:./other'));

    const { code, said } = await start(room).ended;

    expect(code).toBe(1);
    expect(said).toContain('雁迹:依赖安装失败');
    expect(existsSync(join(room, 'node_modules/.yanji-installed'))).toBe(false);
  });

  test('interrupted while building ends with it and leaves no lock', async () => {
    const room = freshClone();
    const { child, ended, said } = start(room);
    while (!said().includes('building') && child.exitCode === null) await sleep(20);

    child.kill('SIGTERM');
    await ended;
    const next = await start(room).ended;

    expect(next.said).not.toContain('another start');
    expect(next.code).toBe(7);
  });

  test.skipIf(process.getuid?.() !== 0)('as a plain user on a checkout of root (skipped for others)', async () => {
    const room = freshClone();
    const nobody = { as: { uid: 65534, gid: 65534 }, env: { HOME: room, npm_config_cache: join(room, 'cache') } };

    const unprepared = await start(room, nobody).ended;
    await start(room).ended;
    const prepared = await start(room, nobody).ended;

    expect(unprepared.code).toBe(1);
    expect(unprepared.said).toContain(`雁迹:无法写入 ${room}`);
    expect(prepared.code).toBe(7);
  });
});
