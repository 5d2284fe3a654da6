/** Shipping a later lot first: the page tells before, asks for the reason, and goes on with it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { partners } from '#contract/partners';
import { receiving } from '#contract/receiving';
import {
  chromiumPath,
  enterAs,
  labelledProducts,
  openBrowser,
  openStage,
  picture,
  type Stage,
} from '#test/browser/stage';
import { throughApi } from '#test/browser/through-api';

describe.skipIf(chromiumPath === undefined)('an act that has to be acknowledged', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
    page = browser.page;
    await enterAs(page, stage, 'shouhuo');
    const { sees, does } = throughApi(page, stage);
    const { byLot } = await labelledProducts(page);
    const [site] = (await sees(receiving.station, {})).sites;
    const [supplier] = await sees(partners.list, { kind: 'supplier' });
    const lines = ['2031-06-30', '2032-06-30'].map((lastUseOn, at) => ({
      productId: byLot.id,
      lotNumber: at === 0 ? 'EARLY' : 'LATE',
      lastUseOn,
      productionOn: '2026-01-01',
      serials: [],
      quantity: 5,
    }));
    const about = { siteId: site?.id };
    const { documents } = await does(receiving.receive, 'shouhuo', about, { supplierId: supplier?.id, lines });
    await enterAs(page, stage, 'yanshou');
    for (const { id } of documents.filter(({ kind }) => kind === 'acceptance.acceptance')) {
      await does(acceptance.releaseAccepted, 'yanshou', { acceptanceId: id }, { conclusion: '合格' });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  test('keeps its button open, asks for the reason, and is done with it', async () => {
    await enterAs(page, stage, 'fahuo');
    await page.goto(`${stage.address}/ship`);
    await page.getByRole('button', { name: '选择批号 LATE' }).click();
    const main = () => page.getByRole('main').textContent();
    await expect.poll(main).toContain('批号 EARLY 有效期至 2031-06-30');
    await expect.poll(main).toContain('须说明原因');
    await page.getByLabel('购货者', { exact: true }).click();
    await page.keyboard.type('市第一人民医院');
    await page.keyboard.press('Enter');
    await page.getByLabel('数量', { exact: true }).fill('2');

    await page.getByRole('button', { name: '发货', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('原因').waitFor();
    expect(await dialog.getByRole('button', { name: '已知晓，继续' }).isDisabled()).toBe(true);
    await picture(page, 'acknowledge');
    await dialog.getByLabel('原因').fill('医院指定批号');
    await page.keyboard.press('Enter');

    await expect.poll(main).toContain('已发出');
    await dialog.waitFor({ state: 'hidden' });
  });
});
