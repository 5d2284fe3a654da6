/** A table comes in: what is wrong is shown cell by cell, nothing is written before it is confirmed, and each row's
 *  outcome is told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, enterAs, openBrowser, openStage, picture, type Stage } from '#test/browser/stage';

const rows = ['名称,类型,地址,联系方式', '北方器械有限公司,供货者,北路 1 号,010-1', '无类型公司,厂商,南路 2 号,020-2'];

describe.skipIf(chromiumPath === undefined)('a table of partners', () => {
  let stage: Stage;
  let desk: Awaited<ReturnType<typeof openBrowser>>;

  beforeAll(async () => {
    stage = await openStage();
    desk = await openBrowser();
  });
  afterAll(async () => {
    await desk?.close();
    await stage?.close();
  });

  const send = (text: string, name: string) =>
    desk.page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

  test('shows its bad cells, is mended, and is imported as a job', async () => {
    const { page } = desk;
    await enterAs(page, stage, 'guanliyuan');
    await page.getByRole('link', { name: '往来单位', exact: true }).click();
    await page.getByRole('link', { name: '从表格导入' }).click();
    await send(rows.join('\n'), '往来单位.csv');
    await page.getByText('应为：供货者、购货者').waitFor();
    await picture(page, 'import-bad-cells');
    expect(await page.getByRole('main').textContent()).toContain('将导入 1 行');

    await page.reload();
    await send(rows.join('\n').replace('厂商', '购货者'), '往来单位.csv');
    await page.getByText('将导入 2 行').waitFor();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByRole('link', { name: /\.csv/ }).first().waitFor();
    await page.setViewportSize({ width: 390, height: 820 });
    await picture(page, 'phone-import');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('link', { name: '往来单位', exact: true }).click();
    await page.getByText('无类型公司').waitFor();
  });
});
