/** Work in progress walks from one device to another; what was done is printed, and printed again says so. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  chromiumPath,
  enterAs,
  labelledProducts,
  openBrowser,
  openStage,
  picture,
  type Stage,
} from '#test/browser/stage';

describe.skipIf(chromiumPath === undefined)('a draft', () => {
  let stage: Stage;
  let desk: Awaited<ReturnType<typeof openBrowser>>;
  let handheld: Awaited<ReturnType<typeof openBrowser>>;

  beforeAll(async () => {
    stage = await openStage();
    desk = await openBrowser();
    handheld = await openBrowser({ width: 390, height: 800 });
  });
  afterAll(async () => {
    await desk?.close();
    await handheld?.close();
    await stage?.close();
  });

  const saved = (page: Page) => page.getByText('草稿已保存').waitFor();
  const scan = async (page: Page, label: string) => {
    await page.getByLabel('扫描标签').fill(label);
    await page.keyboard.press('Enter');
  };
  const line = (page: Page, lot: string) => page.getByRole('row', { name: lot });
  const said = (page: Page) => page.getByRole('main').textContent();

  test('begun on the hand-held goes on at the desk; a step is taken back; it is received once', async () => {
    await enterAs(handheld.page, stage, 'shouhuo');
    const { byLot } = await labelledProducts(handheld.page);
    const label = (lot: string) => `(01)${byLot.primaryDi}(11)260100(17)310131(10)${lot}`;
    await scan(handheld.page, label('DRAFT-1'));
    await line(handheld.page, 'DRAFT-1').waitFor();
    await saved(handheld.page);

    await enterAs(desk.page, stage, 'shouhuo');
    await line(desk.page, 'DRAFT-1').waitFor();
    await scan(desk.page, label('DRAFT-2'));
    await line(desk.page, 'DRAFT-2').waitFor();
    await saved(desk.page);
    await desk.page.getByRole('button', { name: '撤销上一步' }).click();
    await line(desk.page, 'DRAFT-2').waitFor({ state: 'detached' });
    await saved(desk.page);

    // The hand-held slept meanwhile: it is behind by two versions, goes on all the same, and is asked which to keep.
    await scan(handheld.page, label('DRAFT-3'));
    await handheld.page.getByText('这份草稿在另一台设备上也有改动').waitFor();
    await picture(handheld.page, 'phone-draft-torn');
    await handheld.page.getByRole('button', { name: '用另一台的' }).click();
    await line(handheld.page, 'DRAFT-3').waitFor({ state: 'detached' });

    await desk.page.getByLabel('供货者', { exact: true }).click();
    await desk.page.keyboard.type('华东');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('spinbutton').fill('7');
    await saved(desk.page);
    await desk.page.getByRole('button', { name: '收货', exact: true }).click();
    await expect.poll(() => said(desk.page)).toContain('货物在待验区');
    await handheld.page.reload();
    await handheld.page.getByText('还没有明细').first().waitFor();
  });

  test('a receipt is printed; the second copy says it is a reprint', async () => {
    const { page } = desk;
    for (const copy of ['首次', '补打 1']) {
      const opened = page.waitForEvent('popup');
      await page.getByRole('button', { name: '打印收货单' }).click();
      await (await opened).close();
      await page.getByRole('table', { name: '打印记录' }).getByText(copy).waitFor();
    }
    await picture(page, 'prints');
    const address = await page.getByRole('link', { name: '收货单', exact: true }).first().getAttribute('href');
    const paper = await page.request.get(`${stage.address}${address}`);
    expect(paper.headers()['content-type']).toBe('application/pdf');
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
