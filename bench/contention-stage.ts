/** Who and what the contention bench needs: people at two programs, bins, and lots that nobody had before. */
import type pg from 'pg';
import { v7 } from 'uuid';
import { connected, databaseIn, type Scene, sceneOf } from './database.ts';
import { openLine } from './http-line.ts';
import { type Product, type Session, signedIn, ticketsFor } from './product.ts';

export const CLIENTS = 64;

export type Line = Session['line'];
export type Stock = { productId: string; lotId: string; quantity: number };
export type Stage = {
  scene: Scene;
  owner: <T>(work: (owner: pg.Client) => Promise<T>) => Promise<T>;
  lines: Line[];
  receiver: Session;
  acceptor: Session;
  dispatcher: Session;
  customers: string[];
  bins: [string, string];
};

export const stageOf = async (product: Product, beside: { port: number }): Promise<Stage> => {
  const owner = <T>(work: (client: pg.Client) => Promise<T>) => connected(databaseIn(product.folder).owner, work);
  const [receiver] = await signedIn(product, 'shouhuo', 1);
  const [acceptor] = await signedIn(product, 'yanshou', 1);
  const people = await signedIn(product, 'fahuo', CLIENTS);
  const [dispatcher] = people;
  if (!receiver || !acceptor || !dispatcher) throw new Error('nobody is signed in');
  const scene = await owner(sceneOf);
  await owner((client) => client.query(mayDoAll));
  const { rows } = await owner((client) =>
    client.query<{ id: string }>(`select id from partners.partner where kind = 'customer' order by id`),
  );
  const lines = people.map(({ cookie }, at) => openLine(at % 2 === 0 ? product.port : beside.port, cookie));
  const bins = await Promise.all(
    ['HOT-1', 'HOT-2'].map(async (bin) => {
      const said = { about: { siteId: scene.site }, fill: { zone: 'qualified', bin } };
      return ((await done(lines[0], 'warehouse.openBin', said)).output as { locationId: string }).locationId;
    }),
  );
  return {
    scene,
    owner,
    lines,
    receiver,
    acceptor,
    dispatcher,
    customers: rows.map(({ id }) => id),
    bins: [bins[0] ?? '', bins[1] ?? ''],
  };
};

/** The one who ships also sells, keeps the store and heads quality: what is measured are locks, not positions. */
const mayDoAll = `
  insert into kernel.position_holding (org_id, id, person_id, position, from_on)
  select h.org_id, gen_random_uuid(), h.person_id, p, h.from_on
  from kernel.position_holding h, unnest(array['salesperson', 'storekeeper', 'qualityHead']) p
  where h.position = 'dispatcher'`;

type Answered = { documents: { id: string; kind: string }[]; output: unknown };

export const tried = async (line: Line | undefined, name: string, said: object): Promise<Answered | undefined> => {
  if (!line) throw new Error('there is no such client');
  const { status, text } = await line.ask('POST', `/api/${name}`, { id: v7(), ...said });
  if (status === 409) return undefined;
  if (status !== 200) throw new Error(`${name} was answered ${status}: ${text}`);
  return JSON.parse(text) as Answered; // Every command answers so.
};

export const done = async (line: Line | undefined, name: string, said: object): Promise<Answered> => {
  const answer = await tried(line, name, said);
  if (!answer) throw new Error(`${name} was refused`);
  return answer;
};

let batch = 0;

/** So many lots, each of a product of its own, received and released through the product. */
export const stocked = async (stage: Stage, count: number, quantity: number): Promise<Stock[]> => {
  const { scene, owner, receiver, acceptor } = stage;
  batch += 1;
  const { rows: products } = await owner((client) =>
    client.query<{ id: string }>(
      `select p.id from catalog.product p where p.org_id = $1 and not p.is_tracked_by_serial
         and not exists (select from kernel.lot l where l.org_id = p.org_id and l.product_id = p.id)
       order by p.primary_di limit $2`,
      [scene.org, count],
    ),
  );
  if (products.length < count) throw new Error(`there are only ${products.length} products nobody has a lot of`);
  const lines = products.map(({ id: productId }) => ({
    ...{ productId, lotNumber: `HOT${batch}`, lastUseOn: '2031-12-31', serials: [], quantity },
  }));
  const about = { siteId: scene.site };
  const receipt = await done(receiver.line, 'receiving.receive', {
    about,
    fill: { supplierId: scene.supplier, lines },
  });
  const acts = receipt.documents
    .filter(({ kind }) => kind === 'acceptance.acceptance')
    .map(({ id }) => ({
      id: v7(),
      command: 'acceptance.releaseAccepted',
      about: { acceptanceId: id },
      fill: { conclusion: '合格' },
    }));
  const tickets: string[] = [];
  for (let at = 0; at < acts.length; at += 20) tickets.push(...(await ticketsFor(acceptor, acts.slice(at, at + 20))));
  for (const [at, { command, ...act }] of acts.entries())
    await done(acceptor.line, command, { ...act, ticket: tickets[at] });
  const { rows } = await owner((client) =>
    client.query<{ productId: string; lotId: string }>(
      'select product_id as "productId", id as "lotId" from kernel.lot where org_id = $1 and number = $2 order by id',
      [scene.org, `HOT${batch}`],
    ),
  );
  return rows.map((row) => ({ ...row, quantity }));
};
