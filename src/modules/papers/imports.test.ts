import ExcelJS from 'exceljs';
import { describe, expect } from 'vitest';
import { catalog } from '#contract/catalog';
import { papers } from '#contract/papers';
import { partners } from '#contract/partners';
import { runJob } from '#kernel/jobs/run-job';
import { startWorker } from '#kernel/jobs/worker';
import { filesOf, keepFile } from '#kernel/papers/keep-file';
import { checkDigit } from '#standards/gs1-check-digit';
import { until } from '#test/chores';
import { arriving } from '#test/filed';
import { zip } from '#test/files';
import { asOwner, kernel, newWorld, test, type World } from '#test/world';

const sent = async ({ org, admin }: World, content: Buffer, name = '往来单位.csv') => {
  const { fileId } = await keepFile(kernel, { org, person: admin.id }, name, arriving(content));
  return { fileId, name };
};

type Fill = (book: ExcelJS.Workbook) => void;
const xlsx = async (fill: Fill): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
};

const partnersCsv = Buffer.from(
  '\ufeff名称,类型*,地址,联系方式,备注\r\n' +
    '"上海,一号",供货者,南京路１号,021-1,x\r\n' +
    '无类型,厂商,,021-2,\r\n' +
    '二号,Customer,"北京\n""东""城",010-3,\r\n' +
    '二号,customer,"北京\n""东""城",010-3,\r\n',
);

const seen = (world: World, fileId: string, command: string = partners.registerPartner.name) =>
  world.admin.sees(papers.importPreview, { command, fileId });

/** Confirms what the preview proposes, and waits for the job. */
const imported = async (world: World, file: { fileId: string; name: string }, command: string) => {
  const { mapping } = await world.admin.sees(papers.importPreview, { command, fileId: file.fileId });
  await world.admin.does(papers.importTable, {
    about: { command, fileId: file.fileId },
    fill: { name: file.name, mapping },
  });
  const worker = startWorker(kernel, () => undefined);
  try {
    await until(world, 'done');
  } finally {
    await worker.stop();
  }
  const { jobs } = await world.admin.sees(papers.jobs, {});
  const result = await world.admin.sees(papers.jobResult, { jobId: jobs[0]?.jobId ?? '' });
  const parts: Uint8Array[] = [];
  for await (const part of filesOf(kernel).read(world.org, result.fileId)) parts.push(part as Uint8Array);
  return { words: jobs[0]?.words?.zh, text: Buffer.concat(parts).toString() };
};

const partnersNamed = (world: World, name: string) =>
  asOwner('select address, kind from partners.partner where org_id = $1 and name = $2', [world.org, name]);

describe('a table', () => {
  test('is matched to the fields, and every bad cell is told before anything is written', async ({ world }) => {
    const { fileId } = await sent(world, partnersCsv);

    const found = await seen(world, fileId);

    expect(found.mapping).toEqual({ kind: 1, type: null, name: 0, address: 2, contact: 3 });
    expect(found).toMatchObject({ count: 4, fit: 2, repeated: 1, badCount: 2 });
    expect(found.bad).toMatchObject([
      { row: 3, column: { zh: '类型' }, text: '厂商', say: { zh: '应为：供货者、购货者' } },
      { row: 3, column: { zh: '地址' }, say: { zh: '必填，请填写' } },
    ]);
    expect(await partnersNamed(world, '上海,一号')).toEqual([]);
  });

  test('confirmed, is carried out as a job that tells of every row', async ({ world }) => {
    const { words, text } = await imported(world, await sent(world, partnersCsv), partners.registerPartner.name);

    expect(words).toBe('导入 2 行，未导入 2 行');
    expect(await partnersNamed(world, '上海,一号')).toEqual([{ address: '南京路1号', kind: 'supplier' }]);
    expect(await partnersNamed(world, '二号')).toHaveLength(1);
    expect(text).toContain('3,未导入,类型：应为：供货者、购货者；地址：必填，请填写');
    expect(text).toContain('5,未导入,与第 4 行相同');
  });

  test('taken up again, brings nothing twice', async ({ world }) => {
    const file = await sent(world, partnersCsv);
    await imported(world, file, partners.registerPartner.name);
    await asOwner(
      `update kernel.job set state = 'waiting', ended_at = null, result = null, result_file_id = null
       where org_id = $1`,
      [world.org],
    );
    const [job] = await asOwner<{ id: string }>('select id from kernel.job where org_id = $1', [world.org]);
    await runJob(kernel, { org: world.org, id: job?.id ?? '' }, new AbortController().signal);

    const [row] = await until(world, 'done');
    expect(row?.starts).toBe(2);
    expect(await partnersNamed(world, '二号')).toHaveLength(1);
  });

  test('of Chinese Excel is read in GB 18030, and another order of columns may be said', async ({ world }) => {
    // 名称,地址 in GB 18030.
    const gb = Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xd8, 0xd6, 0xb7, 0x0a, 0x61, 0x2c, 0x62, 0x0a]);
    const { fileId } = await sent(world, gb);

    expect((await seen(world, fileId)).headings).toEqual(['名称', '地址']);
    const mapping = { name: 1, address: 0, kind: null, contact: null };
    const { bad } = await world.admin.sees(papers.importPreview, {
      command: partners.registerPartner.name,
      fileId,
      mapping,
    });
    expect(bad.map(({ column }) => column.zh)).toEqual(['类型', '联系方式']);
    const beyond = { ...mapping, kind: 9 };
    await expect(
      world.admin.sees(papers.importPreview, { command: partners.registerPartner.name, fileId, mapping: beyond }),
    ).rejects.toMatchObject({ malformed: [{ path: 'mapping' }] });
  });
});

describe('a workbook', () => {
  test('gives dates, formulas and leading zeros as one sees them, and no hidden sheet', async ({ world }) => {
    const content = await xlsx((book) => {
      book.addWorksheet('旧', { state: 'hidden' }).addRow(['藏']);
      const sheet = book.addWorksheet('新');
      sheet.addRow(['名称', '地址', '联系方式', '类型']);
      sheet.addRow([new Date(Date.UTC(2031, 2, 5)), 123, { formula: '1+1', result: 2 }, { error: '#N/A' }]);
      sheet.getCell('B2').numFmt = '00000';
      sheet.getCell('A2').numFmt = 'yyyy-mm-dd';
    });
    const { fileId } = await sent(world, content, '表.xlsx');

    const { sample, bad } = await seen(world, fileId);

    expect(sample).toEqual([['2031-03-05', '00123', '2', '#N/A']]);
    expect(bad).toMatchObject([{ row: 2, column: { zh: '类型' }, say: { zh: '公式出错' } }]);
  });

  test('of products brings one level of packages, and tells which were on file', async ({ world }) => {
    const { primaryDi } = await world.product();
    const fresh = `0699${String(process.pid).padStart(9, '0').slice(-9)}`;
    const box = `1699${fresh.slice(4)}`;
    const di = (digits: string) => `${digits}${checkDigit(digits)}`;
    const content = await xlsx((book) => {
      const sheet = book.addWorksheet('产品');
      const kept = ['按批号管理', '按序列号管理', '有有效期', '有生产日期'];
      sheet.addRow(['产品标识', '产品名称', '型号', '注册人名称', ...kept, '包装产品标识', '包装数量']);
      sheet.addRow([Number(di(fresh)), '支架', 'A', '某公司', '是', '否', 'Yes', '0', di(box), 20]).getCell(1).numFmt =
        '00000000000000';
      sheet.addRow([primaryDi, '旧', 'B', '某公司', '是', '否', '否', '否']);
    });
    const file = await sent(world, content, '产品.xlsx');
    const imports = await world.admin.sees(papers.imports, {});
    const columns = imports.find(({ command }) => command === catalog.importProducts.name)?.columns ?? [];
    const { mapping } = await seen(world, file.fileId, catalog.importProducts.name);
    const missing = columns.filter(({ key, isRequired }) => isRequired && mapping[key] === null);

    expect(missing.map(({ title }) => title.zh)).toEqual([]);
    const { text } = await imported(world, file, catalog.importProducts.name);
    expect(text).toContain('2,已导入');
    expect(text).toContain('3,未导入,产品标识已在目录中，未改动');
    expect(await world.admin.sees(catalog.identify, { di: di(box) })).toMatchObject({ unitsPerScan: 20 });
  });

  test('that is broken inside, or no table at all, is told so in a sentence', async ({ world }) => {
    const broken = zip({
      '[Content_Types].xml': Buffer.from(
        '<Types><Override ContentType="' +
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      ),
      'xl/workbook.xml': Buffer.from('<workbook'),
      'xl/worksheets/sheet1.xml': Buffer.from('<worksheet><sheetData><row><c'),
    });
    const { fileId } = await sent(world, broken, '坏.xlsx');

    await expect(seen(world, fileId)).rejects.toMatchObject({ malformed: [{ path: 'file' }] });
    const empty = await sent(world, Buffer.from('名称,地址\n'));
    await expect(seen(world, empty.fileId)).rejects.toMatchObject({ malformed: [{ path: 'file' }] });
  });
});

test('another company sees nothing of a file, and who may not do the command imports nothing', async ({ world }) => {
  const elsewhere = await newWorld();
  const { fileId, name } = await sent(world, partnersCsv);
  const command = partners.registerPartner.name;

  await expect(seen(elsewhere, fileId)).rejects.toThrow();
  const about = { command, fileId };
  const fill = { name, mapping: {} };
  await expect(elsewhere.admin.does(papers.importTable, { about, fill })).rejects.toThrow('not');
  await expect(world.receiver.does(papers.importTable, { about, fill })).rejects.toThrow();
  await expect(world.receiver.sees(papers.importPreview, { command, fileId })).rejects.toThrow();
});
