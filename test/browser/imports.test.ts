/** A table of partners with two bad rows, in a browser. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, enterAs, openBrowser, openStage, type Stage } from '#test/browser/stage';

const absent = chromiumPath === undefined;
if (absent) console.warn('no Chromium on this machine: the browser tests are skipped');

const table = Buffer.from(
  '\ufeff名称,类型,地址,联系方式\r\n' +
    '甲公司,供货者,南京路1号,021-1\r\n' +
    '乙公司,厂商,南京路2号,021-2\r\n' +
    '丙公司,购货者,,021-3\r\n',
);

describe.skipIf(absent)('a table of partners', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
    page = browser.page;
    await page.goto(stage.address);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  test('shows its bad cells, and brings what is right when it is confirmed', async () => {
    await enterAs(page, stage, 'admin');
    await page.goto(`${stage.address}/import?of=partners.registerPartner`);
    await page.getByLabel('选择文件').setInputFiles([{ name: '单位.csv', mimeType: 'text/csv', buffer: table }]);
    const bad = page.getByRole('table', { name: '有问题的单元格' });
    await bad.getByRole('row', { name: /3.*类型.*厂商.*应为/ }).waitFor();
    await bad.getByRole('row', { name: /4.*地址.*必填/ }).waitFor();
    await page.getByText('共 3 行，将导入 1 行').waitFor();
    if (process.env.YANJI_PICTURE) await page.screenshot({ path: process.env.YANJI_PICTURE, fullPage: true });

    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByRole('link', { name: '导入结果.csv' }).waitFor();
    expect(await page.getByText('导入 1 行，未导入 2 行').count()).toBe(1);
  });
});
