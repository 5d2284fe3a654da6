/** What `npm start` runs: database, migrations, demo company in an empty database, HTTP. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { httpServer, type Route } from '#kernel/http';
import { startWorker } from '#kernel/jobs/worker';
import { startBus } from '#kernel/live/bus';
import { hubOf, liveRoute } from '#kernel/live/live-route';
import { folderStore } from '#kernel/papers/store';
import type { Kernel } from '#kernel/perform';
import { typesetter } from '#kernel/prints/typesetter';
import { registryOf } from '#kernel/registry';
import { startSealer } from '#kernel/sealer';
import { printRoute } from '#modules/prints';
import { openDatabase } from './database.ts';
import { modules } from './modules.ts';
import { mayOf, positions, positionTitle } from './positions.ts';
import { buildDemo, type Demo } from './seed/demo.ts';
import { SEAT } from './seed/seat.ts';
import { signingKeyIn } from './signing-key.ts';
import { StartRefused, type Words } from './start-refused.ts';
import { type StartSettings, startSettings } from './start-settings.ts';

const say = ({ zh, en }: Words) => console.log(`${zh}\n${en}`);
const warn = ({ zh, en }: Words) => console.error(zh === en ? zh : `${zh}\n${en}`);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

const start = async (): Promise<void> => {
  const settings = startSettings(process.env, root, process.argv.slice(2));
  const database = await openDatabase(settings, warn);
  try {
    const log = (text: string) => console.error(text);
    const signingKey = signingKeyIn(settings.dataFolder, { make: true });
    const hub = hubOf(database);
    const bus = startBus(database.pool, hub.hear, log);
    const files = await folderStore(path.join(settings.dataFolder, 'files'));
    const registry = registryOf(modules);
    const kernel: Kernel = { pool: database.pool, registry, mayOf, positions, files, log, publish: bus.publish };
    const live = liveRoute(kernel, hub);
    const server = settings.only === 'worker' ? undefined : await served(kernel, settings, log, live);
    const sealer = startSealer(database.pool, signingKey, log);
    const worker = settings.only === 'web' ? undefined : startWorker(kernel, log);
    stopOnSignal(async () => {
      await server?.close();
      await worker?.stop();
      await sealer.stop();
      await bus.stop();
      await database.stop();
    });
    void database.lost.then(() => gone());
    if (!server) return say({ zh: '\n雁迹作业程序已启动', en: 'The worker of Yanji is running' });
    const demo = (await isUnused(kernel)) ? await newDemo(kernel, database.owner) : undefined;
    welcome(`http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${settings.port}`, demo);
  } catch (error) {
    // Whoever stops it while the demo is being built has ended the database already; the next start builds it anew.
    if (isStopping) return;
    await database.stop();
    throw error;
  }
};

const served = async (kernel: Kernel, settings: StartSettings, log: (text: string) => void, live: Route) => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const web = path.join(root, 'dist', 'web');
  const papers = typesetter(path.join(root, 'src'));
  const routes = [printRoute(kernel, papers.typeset), live];
  const pages = existsSync(web) ? { web } : {};
  const server = await httpServer(kernel, { version, positionTitle, ...pages, log, routes });
  server.addHook('onClose', papers.stop);
  await listen(server, settings);
  return server;
};

/** True until somebody can sign in: also after a first start that was ended before its last step. */
const isUnused = async ({ pool }: Kernel): Promise<boolean> =>
  (await pool.query(`select 1 from kernel.login where name not like '${SEAT}%' limit 1`)).rowCount === 0;

let isStopping = false;

const gone = () => {
  if (isStopping) return;
  warn({
    zh: '数据库意外停止，程序退出，请重新启动',
    en: 'The database ended unexpectedly; the program ends too. Start it again.',
  });
  process.exit(1);
};

const stopOnSignal = (stop: () => Promise<void>): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void stop().finally(() => process.exit(0));
    });
  }
};

const newDemo = async (kernel: Kernel, owner: Parameters<typeof buildDemo>[1]): Promise<Demo> => {
  say({ zh: '正在建立演示企业 …', en: 'Building the demo company …' });
  const registryFile = path.resolve(root, '..', 'shared', 'data', 'udi', 'gudid_devices.jsonl.gz');
  return buildDemo(kernel, owner, existsSync(registryFile) ? registryFile : undefined);
};

const listen = async (
  server: Awaited<ReturnType<typeof httpServer>>,
  { host, port }: { host: string; port: number },
) => {
  try {
    await server.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    const words: Record<string, Words> = {
      EADDRINUSE: {
        zh: `端口 ${port} 已被占用，请关闭占用它的程序，或用 PORT=其他端口 npm start`,
        en: `Port ${port} is in use: stop what uses it, or start with PORT=another npm start`,
      },
      EACCES: {
        zh: `无权使用端口 ${port}，请换一个大于 1023 的`,
        en: `Port ${port} may not be used; take one above 1023`,
      },
      EADDRNOTAVAIL: {
        zh: `本机没有地址 ${host}，请检查 HOST`,
        en: `This machine has no address ${host}; look at HOST`,
      },
      ENOTFOUND: { zh: `找不到主机名 ${host}，请检查 HOST`, en: `There is no host ${host}; look at HOST` },
    };
    const sentence = words[String(code)];
    throw sentence ? new StartRefused(sentence, { cause }) : cause;
  }
};

const welcome = (address: string, demo: Demo | undefined): void => {
  say({ zh: `\n雁迹已启动：${address}`, en: `Yanji is running at ${address}` });
  if (!demo) return;
  console.log(
    `\n产品 ${demo.products} 个${demo.reported.length > 0 ? `,有问题的记录 ${demo.reported.length} 条` : ''}`,
  );
  console.log(
    `${demo.products} products${demo.reported.length > 0 ? `, ${demo.reported.length} bad records reported` : ''}`,
  );
  for (const { line, di, field, why } of demo.reported.slice(0, 10)) console.log(`  ${line}: ${di} ${field} ${why}`);
  console.log('\n一次性密码,仅显示这一次 · One-time passwords, shown only now:');
  for (const { login, name, position, password } of demo.people) {
    const { zh, en } = positionTitle(position);
    console.log(`  ${login.padEnd(10)} ${password}   ${name} ${zh} · ${en}`);
  }
};

start().catch((error: unknown) => {
  if (error instanceof StartRefused) warn(error.words);
  else console.error(error);
  process.exit(1);
});
