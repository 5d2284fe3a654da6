/** A photo and a word on a receipt, in a browser. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, enterAs, labelledProducts, openBrowser, openStage, type Stage } from '#test/browser/stage';
import { png } from '#test/files';

const absent = chromiumPath === undefined;
if (absent) console.warn('no Chromium on this machine: the browser tests are skipped');

describe.skipIf(absent)('the file of a receipt', () => {
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

  const papers = () => page.getByRole('region', { name: '附件' });

  test('takes a photo and a comment, and refuses a file that lies', async () => {
    await enterAs(page, stage, 'shouhuo');
    const { byLot } = await labelledProducts(page);
    await page.getByLabel('供货者', { exact: true }).click();
    await page.keyboard.type('华东');
    await page.keyboard.press('Enter');
    await page.getByLabel('扫描标签').fill(`(01)${byLot.primaryDi}(11)260100(17)310131(10)LOT-P1`);
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /LOT-P1/ }).waitFor();
    await page.getByRole('button', { name: '收货', exact: true }).click();
    await page.locator('a[href^="/documents/"]').first().click();

    await papers()
      .getByLabel('选择文件')
      .setInputFiles([
        { name: '外箱.png', mimeType: 'image/png', buffer: png },
        { name: '报告.pdf', mimeType: 'application/pdf', buffer: png },
      ]);
    await papers().getByText('与内容不符').waitFor();
    await papers().getByRole('button', { name: '添加附件' }).click();
    await papers().getByRole('link', { name: '外箱.png' }).waitFor();
    await page.getByLabel('留言', { exact: true }).last().fill('外箱破损一角');
    await page.getByRole('button', { name: '留言', exact: true }).click();
    await page.locator('.comment', { hasText: '外箱破损一角' }).waitFor();

    expect(await papers().getByRole('link', { name: '报告.pdf' }).count()).toBe(0);
    if (process.env.YANJI_PICTURE) await page.screenshot({ path: process.env.YANJI_PICTURE, fullPage: true });
  });
});
