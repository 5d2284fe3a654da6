import pg from 'pg';
import { StartRefused } from '../start-refused.ts';

export type Server = { host: string; port: number; user: string; password: string };
export type Connection = Server & { database: string };

const database = 'yanji';

/** The database of the program, made when it is not there, and fit for Chinese. */
export async function openDatabase(server: Server, home: string): Promise<Connection> {
  const connection = { ...server, database };
  try {
    await checkCharacters(connection, home);
  } catch (error) {
    if (codeOf(error) === '28P01') throw passwordWrong(home);
    if (codeOf(error) !== '3D000') throw error;
    await asking({ ...server, database: 'postgres' }, (client) => client.query(`create database ${database}`));
    await checkCharacters(connection, home);
  }
  return connection;
}

/** With a character type that does not know Chinese letters, search by trigrams finds nothing and says nothing. */
async function checkCharacters(connection: Connection, home: string): Promise<void> {
  const { rows } = await asking(connection, (client) =>
    client.query<{ type: string; encoding: string; knows_chinese: boolean }>(
      `select datctype as type, pg_encoding_to_char(encoding) as encoding, '口罩' ~ '^\\w{2}$' as knows_chinese
         from pg_database where datname = current_database()`,
    ),
  );
  const found = rows[0];
  const typeFits = process.platform !== 'linux' || found?.type === 'C.UTF-8';
  if (found?.encoding === 'UTF8' && found.knows_chinese && typeFits) return;
  const type = `${found?.encoding} ${found?.type}`;
  throw new StartRefused({
    zh: `数据库 ${home} 的字符类型是 ${type} 而非 UTF8 C.UTF-8,中文搜索将无结果;请重建数据库并恢复备份`,
    en: `The database in ${home} is ${type}, not UTF8 C.UTF-8: Chinese could not be searched; rebuild it from a backup`,
  });
}

async function asking<T>(connection: Connection, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined); // A lost connection also fails the question, which is where we hear of it.
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const passwordWrong = (home: string) =>
  new StartRefused({
    zh: `${home} 中的 owner-password 不是该数据库的密码;请从备份中恢复这个文件`,
    en: `owner-password in ${home} is not the password of this database: restore that file from a backup`,
  });
