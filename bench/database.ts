/** The program's own PostgreSQL, reached from outside: by its owner for loading and looking, as its application
 *  role. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { appPassword } from '#kernel/migrate';

export type Database = { owner: pg.ClientConfig; app: pg.ClientConfig; postmaster: number; log: string };

/** What the data folder of a running program says of its database. */
export const databaseIn = (folder: string): Database => {
  const home = path.join(folder, 'postgres');
  const password = readFileSync(path.join(home, 'owner-password'), 'utf8').trim();
  const note = readFileSync(path.join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  const [pid, , , port, socketFolder] = note;
  const server = { host: socketFolder || '127.0.0.1', port: Number(port), database: 'yanji' };
  return {
    owner: { ...server, user: 'yanji_owner', password },
    app: { ...server, user: 'yanji_app', password: appPassword(password) },
    postmaster: Number(pid),
    log: path.join(home, 'postgres.log'),
  };
};

/** Works on one connection and closes it. */
export const connected = async <T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(config);
  client.on('error', () => undefined); // A lost connection also fails the statement, which is where we hear of it.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

export type Scene = { org: string; site: string; supplier: string };

/** The demo company, its site and a supplier. */
export const sceneOf = async (owner: pg.Client): Promise<Scene> => {
  const { rows } = await owner.query<Scene>(
    `select c.org_id as org, s.site_id as site, p.id as supplier
     from kernel.company c
     join kernel.location s on s.org_id = c.org_id and s.side = 'inside' and s.zone is null
     join partners.partner p on p.org_id = c.org_id and p.kind = 'supplier'
     order by c.id, s.id, p.id limit 1`,
  );
  const [scene] = rows;
  if (!scene) throw new Error('there is no demo company');
  return scene;
};
