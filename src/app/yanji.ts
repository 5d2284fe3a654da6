/** The operator's commands: `found`, `import gudid`, `user password`, `verify`, `compare`, `export`, `key rotate`. */
import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { logKeyOf } from '#kernel/log-key';
import { giveOneTimePassword } from '#kernel/one-time-passwords';
import { folderStore } from '#kernel/papers/store';
import type { Kernel } from '#kernel/perform';
import { registryOf } from '#kernel/registry';
import { retire } from '#kernel/rotate-key';
import { type Database, openDatabase } from './database.ts';
import { founded, tellFounded } from './found.ts';
import { modules } from './modules.ts';
import { mayOf, positions } from './positions.ts';
import { compareStock, exportJournal, verifyExport, verifyJournal } from './proof.ts';
import { importInParts, readFileOf } from './seed/demo.ts';
import { companiesOf } from './seed/found-company.ts';
import { replaceKey, retiredKeysIn, signingKeyIn } from './signing-key.ts';
import { StartRefused } from './start-refused.ts';
import { startSettings } from './start-settings.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

const usage = `用法 Usage:
  npm run yanji -- found <企业名称> <账号=姓名> <账号=姓名> <账号=姓名>
                                            建立企业：依次为企业负责人、质量负责人、系统管理员 · found a company
  npm run yanji -- import gudid <file>      导入 GUDID 产品 (JSON lines, .gz) · import products
  npm run yanji -- user password <login>    发一个新的一次性密码 · give a new one-time password
  npm run yanji -- verify                   验证操作日志未被改动 · verify that the journal is unchanged
  npm run yanji -- verify --from <file>     验证导出文件，不用数据库 · verify an export, without a database
                   [--key <key>]            只信任此公钥 · trust this public key only
                   [--against <file>]       与另存的检查点比对 · compare with checkpoints kept elsewhere
  npm run yanji -- key rotate               换日志签名密钥，旧检查点仍可验证 · change the key that signs the journal
  npm run yanji -- compare                  比对库存与流转 · compare stock with its movements
  npm run yanji -- export journal <file>    导出日志与证据 (JSON lines) · export the journal with its evidence
数据文件夹同 npm start(先停止程序,或设 DATABASE_URL)。
The data folder is that of npm start (stop the program first, or set DATABASE_URL).`;

const importGudid = async (database: Database, file: string): Promise<void> => {
  if (!existsSync(file)) throw new StartRefused({ zh: `没有文件 ${file}`, en: `There is no file ${file}` });
  const [company] = await companiesOf(database.owner);
  if (!company)
    throw new StartRefused({ zh: '尚无企业，请先 npm start 一次', en: 'There is no company yet; run npm start once' });
  const kernel: Kernel = { pool: database.pool, registry: registryOf(modules), mayOf, positions };
  const { products, reported } = await readFileOf(file);
  const asker = { org: company.org, person: company.administrator, cameFrom: 'yanji import' };
  const { imported, alreadyKnown } = await importInParts(kernel, asker, file, products);
  for (const { line, di, field, why } of reported) console.log(`line ${line}\t${di}\t${field}\t${why}`);
  console.log(`导入 ${imported},已有 ${alreadyKnown},有问题 ${reported.length}`);
  console.log(`imported ${imported}, already known ${alreadyKnown}, reported ${reported.length}`);
};

const newPassword = async (database: Database, login: string): Promise<void> => {
  const { rows } = await database.pool.query<{ org: string; person: string }>(
    'select org_id as org, person_id as person from kernel.login where name = $1',
    [login],
  );
  const [found] = rows;
  if (!found) throw new StartRefused({ zh: `没有账号 ${login}`, en: `There is no login ${login}` });
  console.log(`${login} ${await giveOneTimePassword(database.pool, { login, ...found })}`);
};

const [verb, noun, name] = process.argv.slice(2);
/** What follows an option of `verify`. */
const said = (option: string): string | undefined => {
  const at = process.argv.indexOf(option);
  return at > 0 ? process.argv[at + 1] : undefined;
};
const against = (): string | undefined => {
  const file = said('--against');
  return file === undefined ? undefined : fileNamed(file);
};
const fileNamed = (file: string) => path.resolve(process.env.INIT_CWD ?? '.', file);

/** What is asked of a database, or nothing when that is not known here. */
const chosen = ((): ((database: Database) => Promise<void>) | undefined => {
  if (verb === 'found' && noun)
    return async (database) => tellFounded(noun, await founded(database, noun, process.argv.slice(4)));
  if (verb === 'import' && noun === 'gudid' && name) return (database) => importGudid(database, fileNamed(name));
  if (verb === 'user' && noun === 'password' && name) return (database) => newPassword(database, name);
  if (verb === 'export' && noun === 'journal' && name) return ({ owner }) => exportJournal(owner, fileNamed(name));
  if (verb === 'verify' && (!noun || noun === '--against')) return ({ owner }) => verifyOurs(owner);
  if (verb === 'key' && noun === 'rotate') return (database) => rotateKey(database);
  if (verb === 'compare' && !noun) return ({ owner }) => compareOurs(owner);
  return undefined;
})();

const compareOurs = async (owner: Database['owner']): Promise<void> => {
  if (!(await compareStock(owner))) process.exitCode = 1;
};

const verifyOurs = async (owner: Database['owner']): Promise<void> => {
  const { dataFolder } = startSettings(process.env, root);
  const files = await folderStore(path.join(dataFolder, 'files'));
  const key = signingKeyIn(dataFolder, { make: false });
  const retired = retiredKeysIn(dataFolder);
  if (!(await verifyJournal(owner, key, files, against(), retired))) process.exitCode = 1;
};

/** The program must not run meanwhile: it would go on signing with the old key. */
const rotateKey = async ({ pool, owner }: Database): Promise<void> => {
  const { dataFolder } = startSettings(process.env, root);
  const old = signingKeyIn(dataFolder, { make: true });
  const next = generateKeyPairSync('ed25519').privateKey;
  const companies = await companiesOf(owner);
  replaceKey(dataFolder, next, await retire(pool, companies, { old, next }));
  for (const { org } of companies) console.log(`公钥 / public key: ${logKeyOf(next, org).verifier}`);
  console.log('密钥已更换，请备份数据文件夹\nthe key was changed; back the data folder up');
};

const run = async (): Promise<void> => {
  if (verb === 'verify' && noun === '--from' && name) {
    if (!(await verifyExport(fileNamed(name), said('--key'), against()))) process.exitCode = 1;
    return;
  }
  if (!chosen) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const database = await openDatabase(startSettings(process.env, root), ({ zh, en }) =>
    console.error(zh === en ? zh : `${zh}\n${en}`),
  );
  await chosen(database).finally(() => database.stop());
};

run().catch((error: unknown) => {
  console.error(error instanceof StartRefused ? `${error.words.zh}\n${error.words.en}` : error);
  process.exitCode = 1;
});
