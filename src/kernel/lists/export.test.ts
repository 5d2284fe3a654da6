/** An export is the list: the same rows, columns and order, in types a sheet reckons with, and a line of it. */
import { readFile, rm } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { describe, expect } from 'vitest';
import { Refused } from '#kernel/errors';
import { exportList } from '#kernel/lists/export';
import { listOfThings, type Thing, thing, things } from '#test/listed';
import type { Person } from '#test/person';
import { asOwner, test } from '#test/world';

type Says = { asked?: object; format?: 'xlsx' | 'csv'; language?: 'zh' | 'en'; columns?: string };

const exported = async (
  { kernel }: ReturnType<typeof listOfThings>,
  person: Person,
  { asked = {}, format = 'xlsx', language = 'zh', columns = '' }: Says,
) => {
  const says = { input: JSON.stringify(asked), asked, format, language, columns };
  return exportList(kernel, person.asker, things.all.name, says);
};

const sheetsOf = async (file: string) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  await rm(file);
  return book.worksheets.map((sheet) => {
    const rows: unknown[][] = [];
    sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1))); // Its values count from one.
    return rows;
  });
};

const made = (org: string): Thing[] => [
  thing(org, { name: '=1+1', note: '0012', count: 5, madeOn: '2026-05-01', at: '2026-05-01T16:30:00.000Z' }),
  thing(org, { name: '导管', note: null, count: null, at: '2026-05-02T08:00:00.000Z', state: 'old', isGood: false }),
];

describe('the export of a list', () => {
  test('has every row in its order, with days, numbers and codes in their own types', async ({ world }) => {
    const list = listOfThings(() => made(world.org));

    const { file, rows } = await exported(list, world.admin, {});
    const [first, second] = await sheetsOf(file);

    expect(rows).toBe(2);
    expect(first?.[0]).toEqual([
      '物Name',
      '物Note',
      '物State',
      '物Count',
      '物MadeOn',
      '物At',
      '物IsGood',
      '身份证件号码',
    ]);
    expect(first?.[1]?.slice(0, 3)).toEqual(['导管', undefined, '旧']);
    expect(first?.[2]).toEqual([
      '=1+1',
      '0012',
      '新',
      5,
      new Date('2026-05-01T00:00:00Z'),
      new Date('2026-05-02T00:30:00Z'),
      '是',
      '1***',
    ]);
    expect(second?.map(([head]) => head)).toEqual(['列表', '企业', '导出人', '导出时间', '筛选', '排序', '行数']);
    expect(second?.[1]).toEqual(['企业', '测试公司']);
  });

  test('has the rows, columns and words that were asked for', async ({ world }) => {
    const list = listOfThings(() => made(world.org), { seesPrices: true });
    const asked = { filter: { state: { anyOf: ['old'] } }, text: '导', sort: { by: 'name', down: false } };

    const says = { asked, language: 'en', columns: 'name,unitPrice' } as const;
    const [first, second] = await sheetsOf((await exported(list, world.admin, says)).file);

    expect(first).toEqual([
      ['Name', 'Unit price'],
      ['导管', 10.5],
    ]);
    expect(second?.slice(4)).toEqual([
      ['Filter', 'State is Old'],
      ['Search', '导'],
      ['Order', 'Name ascending'],
      ['Rows', 1],
    ]);
  });

  test('as CSV begins with the mark Excel looks for, and no cell is a formula', async ({ world }) => {
    const list = listOfThings(() => made(world.org));

    const { file } = await exported(list, world.admin, { format: 'csv', columns: 'name,count,madeOn' });
    const text = await readFile(file, 'utf8');
    await rm(file);

    expect(text).toBe("\u{feff}物Name,物Count,物MadeOn\r\n导管,,\r\n'=1+1,5,2026-05-01\r\n");
  });

  test('leaves a line of who took which rows', async ({ world }) => {
    const list = listOfThings(() => made(world.org));
    const asked = { filter: { state: { anyOf: ['old'] } } };

    await rm((await exported(list, world.receiver, { asked, format: 'csv' })).file);
    const lines = await asOwner<{ kind: string; person_id: string; asked: object }>(
      `select kind, person_id, asked from kernel.journal_line where org_id = $1 and command = 'kernel.exportList'`,
      [world.org],
    );

    const question = { list: 'things.all', format: 'csv', columns: '', question: asked, rows: 1 };
    expect(lines).toEqual([{ kind: 'access', person_id: world.receiver.id, asked: question }]);
  });

  test('is refused for a column one may not see', async ({ world }) => {
    const list = listOfThings(() => made(world.org));

    expect(await exported(list, world.admin, { columns: 'unitPrice' }).catch(String)).toContain('malformed');
    const sorted = { asked: { sort: { by: 'unitPrice', down: false } } };
    expect(await exported(list, world.admin, sorted).catch((error: unknown) => error)).toBeInstanceOf(Refused);
  });
});
