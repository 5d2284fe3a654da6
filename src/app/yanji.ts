/** The administrator's commands: `npm run yanji -- import gudid <file>`, `npm run yanji -- user password <login>`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { registryOf } from '#kernel/operation';
import type { Kernel } from '#kernel/perform';
import { giveOneTimePassword } from '#kernel/sign-in';
import { type Database, openDatabase } from './database.ts';
import { modules } from './modules.ts';
import { mayOf } from './positions.ts';
import { importInParts, readFileOf } from './seed/demo.ts';
import { companiesOf } from './seed/found-company.ts';
import { StartRefused } from './start-refused.ts';
import { startSettings } from './start-settings.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

const usage = `用法 Usage:
  npm run yanji -- import gudid <file>      导入 GUDID 产品 (JSON lines, .gz) · import products
  npm run yanji -- user password <login>    发一个新的一次性密码 · give a new one-time password
数据文件夹同 npm start(先停止程序,或设 DATABASE_URL)。
The data folder is that of npm start (stop the program first, or set DATABASE_URL).`;

const importGudid = async (database: Database, file: string): Promise<void> => {
  if (!existsSync(file)) throw new StartRefused({ zh: `没有文件 ${file}`, en: `There is no file ${file}` });
  const [company] = await companiesOf(database.owner);
  if (!company)
    throw new StartRefused({ zh: '尚无企业，请先 npm start 一次', en: 'There is no company yet; run npm start once' });
  const kernel: Kernel = { pool: database.pool, registry: registryOf(modules), mayOf };
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
const chosen =
  verb === 'import' && noun === 'gudid' && name
    ? (database: Database) => importGudid(database, path.resolve(process.env.INIT_CWD ?? '.', name))
    : verb === 'user' && noun === 'password' && name
      ? (database: Database) => newPassword(database, name)
      : undefined;

const run = async (): Promise<void> => {
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
