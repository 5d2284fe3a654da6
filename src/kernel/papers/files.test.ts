import { readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect } from 'vitest';
import { papers } from '#contract/papers';
import { filesOf, forgetFiles, keepFile } from '#kernel/papers/keep-file';
import { verifyFiles } from '#kernel/papers/verify-files';
import { arriving, filed, receiptOf } from '#test/filed';
import { pdf, png, sha256, zip } from '#test/files';
import { cookieOf, get, server, upload } from '#test/uploads';
import { asOwner, filesFolder, kernel, newWorld, owner, test } from '#test/world';

afterAll(() => server.close());

const filesIn = async (org: string) =>
  (await readdir(path.join(filesFolder, org), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const drafts = () => readdir(path.join(filesFolder, 'arriving'));

describe('uploading a file', () => {
  test('keeps it by its content, once, whoever sends it how often', async ({ world }) => {
    const [one, two] = [await cookieOf(world.receiver), await cookieOf(world.acceptor)];

    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => upload(one, '报告.pdf', pdf())),
      ...Array.from({ length: 4 }, () => upload(two, 'Report.PDF', pdf())),
    ]);

    const fileId = sha256(pdf());
    expect(answers.map(({ json }) => json)).toEqual(
      answers.map(() => ({ fileId, size: pdf().length, type: 'application/pdf' })),
    );
    expect(await filesIn(world.org)).toEqual([fileId]);
    expect(await drafts()).toEqual([]);
  });

  test('that is not what its name says is refused with a sentence, and leaves nothing', async ({ world }) => {
    const cookie = await cookieOf(world.receiver);
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 7)]);

    const lies: [string, Buffer][] = [
      ['报告.pdf', png],
      ['photo.jpg', png],
      ['report.pdf', page],
      ['note.txt', page],
      ['run.exe', program],
      ['list.csv', program],
      ['list.xlsx', zip({ 'a.txt': Buffer.from('a') })],
      ['empty.pdf', Buffer.alloc(0)],
    ];
    const answers = await Promise.all(lies.map(([name, content]) => upload(cookie, name, content)));

    expect(answers.map(({ status }) => status)).toEqual(lies.map(() => 415));
    expect(answers[0]?.json.message.zh).toContain('与内容不符');
    expect(answers.every(({ json }) => json.message.zh && json.message.en)).toBe(true);
    expect(await filesIn(world.org)).toEqual([]);
    expect(await drafts()).toEqual([]);
  });

  test('takes text in the encodings of old programs, and OFD', async ({ world }) => {
    const cookie = await cookieOf(world.receiver);
    const gbk = Buffer.from([0xb2, 0xfa, 0xc6, 0xb7, 0x2c, 0x31, 0x0a]); // 产品,1

    expect((await upload(cookie, '产品.csv', gbk)).json.type).toBe('text/csv');
    expect((await upload(cookie, 'note.txt', Buffer.from('批号 A1\n'))).json.type).toBe('text/plain');
    expect((await upload(cookie, '发票.ofd', zip({ 'OFD.xml': Buffer.from('<ofd/>') }))).json.type).toBe(
      'application/ofd',
    );
  });

  test('of a zip that grows beyond measure is refused, whatever it says of itself', async ({ world }) => {
    const cookie = await cookieOf(world.receiver);
    const bomb = Buffer.alloc(210 * 1024 * 1024);
    const honest = zip({ 'OFD.xml': bomb });
    const lying = zip({ 'OFD.xml': bomb }, 10);

    const answers = [await upload(cookie, 'a.ofd', honest), await upload(cookie, 'b.ofd', lying)];

    expect(answers.map(({ status }) => status)).toEqual([415, 415]);
    expect(answers[1]?.json.message.zh).toContain('解压后过大');
  });

  test('of more than 50 MB is refused', async ({ world }) => {
    const cookie = await cookieOf(world.receiver);

    const { status, json } = await upload(cookie, 'a.pdf', Buffer.concat([pdf(), Buffer.alloc(51 * 1024 * 1024)]));

    expect(status).toBe(413);
    expect(json.message.zh).toMatch(/过大|大/);
    expect(await drafts()).toEqual([]);
  });

  test('that is broken off in the middle leaves nothing', async ({ world }) => {
    const source = async function* () {
      yield pdf();
      throw new Error('the sender went away');
    };

    const kept = keepFile(kernel, { org: world.org, person: world.receiver.id }, 'a.pdf', source());

    await expect(kept).rejects.toThrow('went away');
    expect(await filesIn(world.org)).toEqual([]);
    expect(await drafts()).toEqual([]);
  });

  test('whose sender is killed in the middle leaves nothing', async ({ world }) => {
    const cookie = await cookieOf(world.receiver);
    const address = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
    const head = `POST /api/files?name=a.pdf HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\ncontent-length: 1000000\r\n`;
    const socket = connect(Number(address.port), '127.0.0.1');
    socket.write(`${head}content-type: application/octet-stream\r\n\r\n`);
    socket.write(pdf());
    await expect.poll(async () => (await drafts()).length).toBe(1);

    socket.destroy();

    await expect.poll(async () => (await drafts()).length).toBe(0);
    expect(await filesIn(world.org)).toEqual([]);
  });

  test('is for whoever may do something with it', async ({ world }) => {
    const nobody = await world.someone();

    const { status } = await upload(await cookieOf(nobody), 'a.pdf', pdf());

    expect(status).toBe(409);
    expect((await upload('', 'a.pdf', pdf())).status).toBe(401);
  });
});

describe('opening a paper', () => {
  test('gives the bytes under their Chinese name, never to be run', async ({ world }) => {
    const { attachmentId } = await filed(world, pdf(), '检验报告.pdf');

    const answer = await get(await cookieOf(world.acceptor), papers.open.name, { attachmentId });

    expect(answer.rawPayload).toEqual(pdf());
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('检验报告.pdf')}`,
    });
  });

  test('is nobody’s in another company, and only in the scope somebody’s position is held for', async ({ world }) => {
    const { attachmentId, about, fileId } = await filed(world);
    const elsewhere = await newWorld();
    const other = await world.someone('acceptor');
    await asOwner('update kernel.position_holding set sites = $3 where org_id = $1 and person_id = $2', [
      world.org,
      other.id,
      JSON.stringify([await world.site('二号仓')]),
    ]);

    const foreign = await get(await cookieOf(elsewhere.receiver), papers.open.name, { attachmentId });
    const outside = await get(await cookieOf(other), papers.open.name, { attachmentId });

    expect([foreign.statusCode, outside.statusCode]).toEqual([404, 404]);
    await expect(elsewhere.receiver.sees(papers.of, about)).rejects.toThrow();
    const theirs = await receiptOf(elsewhere);
    const fill = { files: [{ fileId, name: 'a.pdf' }], category: 'report' as const, isPersonal: false };
    await expect(elsewhere.receiver.does(papers.attach, { about: theirs, fill })).rejects.toThrow('was not uploaded');
  });

  test('with personal information leaves a line', async ({ world }) => {
    const { attachmentId } = await filed(world, pdf('id card'), '身份证.pdf', true);

    await get(await cookieOf(world.acceptor), papers.open.name, { attachmentId });

    const lines = await asOwner<{ person_id: string; asked: unknown }>(
      `select person_id, asked from kernel.journal_line where org_id = $1 and command = 'kernel.openPersonalFile'`,
      [world.org],
    );
    expect(lines).toMatchObject([{ person_id: world.acceptor.id, asked: { input: { attachmentId } } }]);
  });
});

describe('files', () => {
  test('that nobody attached are forgotten after a week; others and new ones stay', async ({ world }) => {
    const { fileId } = await filed(world);
    const own = { org: world.org, person: world.receiver.id };
    await keepFile(kernel, own, 'b.pdf', arriving(pdf('unused')));
    await world.passDays(8);
    const fresh = await keepFile(kernel, own, 'c.pdf', arriving(pdf('fresh')));

    expect(await forgetFiles(kernel, world.org)).toBe(1);

    expect((await filesIn(world.org)).sort()).toEqual([fileId, fresh.fileId].sort());
  });

  test('that were forgotten while somebody sends them again are there', async ({ world }) => {
    const own = { org: world.org, person: world.receiver.id };
    await keepFile(kernel, own, 'b.pdf', arriving(pdf('unused')));
    for (let round = 0; round < 10; round++) {
      await world.passDays(8);
      const [kept] = await Promise.all([
        keepFile(kernel, own, 'b.pdf', arriving(pdf('unused'))),
        forgetFiles(kernel, world.org),
      ]);
      expect(await filesOf(kernel).digest(world.org, kept.fileId)).toBe(kept.fileId);
    }
  });

  test('that were changed or are missing are found and named by verify', async ({ world }) => {
    const first = await filed(world);
    const second = await filed(world, pdf('two'));
    const verified = async () => {
      const client = new pg.Client(owner);
      await client.connect();
      return verifyFiles(client, filesOf(kernel)).finally(() => client.end());
    };
    const place = (id: string) => path.join(filesFolder, world.org, id.slice(0, 2), id);
    expect((await verified()).filter(({ org }) => org === world.org)).toEqual([]);

    await writeFile(place(first.fileId), pdf('forged'));
    await rm(place(second.fileId));

    const told = (await verified()).filter(({ org }) => org === world.org).map(({ what }) => what.en);
    expect(told).toHaveLength(2);
    expect(told.find((one) => one.includes(first.fileId))).toContain('was changed');
    expect(told.find((one) => one.includes(second.fileId))).toContain('is missing');
  });
});
