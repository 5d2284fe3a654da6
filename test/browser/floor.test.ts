/** The warehouse floor: promise, pick and ship; move between bins; stop and resume from the files. */
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

describe.skipIf(chromiumPath === undefined)('the floor', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  let product: string;
  const main = () => page.getByRole('main').textContent();

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
    page = browser.page;
    await enterAs(page, stage, 'shouhuo');
    const { sees, does } = throughApi(page, stage);
    const { byLot } = await labelledProducts(page);
    product = byLot.name;
    const [site] = (await sees(receiving.station, {})).sites;
    const [supplier] = await sees(partners.list, { kind: 'supplier' });
    const dates = { lastUseOn: '2031-06-30', productionOn: '2026-01-01' };
    const lines = [{ productId: byLot.id, lotNumber: 'FLOOR', ...dates, serials: [], quantity: 20 }];
    const { documents } = await does(
      receiving.receive,
      'shouhuo',
      { siteId: site?.id },
      { supplierId: supplier?.id, lines },
    );
    await enterAs(page, stage, 'yanshou');
    for (const { id } of documents.filter(({ kind }) => kind === 'acceptance.acceptance')) {
      await does(acceptance.releaseAccepted, 'yanshou', { acceptanceId: id }, { conclusion: '合格' });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  test('opens a bin and moves goods into it, by scanner and keyboard', async () => {
    await enterAs(page, stage, 'cangku');
    await page.getByRole('link', { name: '仓库', exact: true }).click();
    await page.getByRole('button', { name: '启用货位', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('库区', { exact: true }).click();
    await page.keyboard.type('合格品区');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('货位号', { exact: true }).fill('A-01');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('cell', { name: /A-01/ }).waitFor();
    await picture(page, 'sites');

    await page.getByRole('link', { name: '移库', exact: true }).click();
    const scan = page.getByLabel('先扫货物，再扫目标货位');
    await scan.fill('FLOOR');
    await scan.press('Enter');
    const form = page.getByRole('form', { name: '移库 批号 FLOOR' });
    await form.getByRole('button', { name: '合格品区' }).waitFor();
    await scan.fill('a-01');
    await scan.press('Enter');
    await expect.poll(() => form.textContent()).toContain('A-01');
    await form.getByLabel('数量', { exact: true }).fill('8');
    await page.getByText('草稿已保存').waitFor();
    await page.reload();
    await expect.poll(() => form.getByLabel('数量', { exact: true }).inputValue()).toBe('8');
    await expect.poll(() => form.textContent()).toContain('A-01');
    await picture(page, 'move');
    await page.setViewportSize({ width: 390, height: 780 });
    await picture(page, 'move-phone');
    const heights = await form
      .locator('.move-choice, .act-button, .ant-select')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(64);
    await page.setViewportSize({ width: 1280, height: 800 });
    await form.getByRole('button', { name: '移库', exact: true }).click();

    await expect.poll(main).toContain('已移库');
    await scan.fill('FLOOR');
    await scan.press('Enter');
    await form.getByRole('button', { name: /A-01.*8/ }).waitFor();
    await form.getByRole('button', { name: /合格品区.*12/ }).waitFor();
  });

  test('promises goods, has them picked, and ships them', async () => {
    await enterAs(page, stage, 'xiaoshou');
    await page.goto(`${stage.address}/reservations`);
    await page.getByRole('button', { name: '新建预留' }).click();
    await page.getByLabel('购货者', { exact: true }).click();
    await page.keyboard.type('省中医院');
    await page.keyboard.press('Enter');
    await page.getByLabel('产品', { exact: true }).fill(product);
    await page.locator('.ant-select-item-option:visible', { hasText: product }).first().click();
    await expect.poll(main).toContain('FLOOR');
    await page.getByLabel('数量', { exact: true }).fill('5');
    await page.getByText('草稿已保存').waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel('数量', { exact: true }).inputValue()).toBe('5');
    await expect.poll(main).toContain('FLOOR');
    await picture(page, 'reserve');
    await page.setViewportSize({ width: 390, height: 780 });
    await picture(page, 'reserve-phone');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: '预留', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: '省中医院' });
    await expect.poll(() => row.textContent()).toContain('已预留');

    await enterAs(page, stage, 'cangku');
    await page.goto(`${stage.address}/reservations`);
    await row.getByRole('button', { name: /^办理/ }).click();
    await page.getByRole('button', { name: '下达拣货', exact: true }).click();
    await expect.poll(() => row.textContent()).toContain('拣货中');
    await picture(page, 'reservations');
    await page.setViewportSize({ width: 390, height: 780 });
    await picture(page, 'reservations-phone');
    await page.setViewportSize({ width: 1280, height: 800 });

    await enterAs(page, stage, 'fahuo');
    await page.goto(`${stage.address}/reservations`);
    await row.getByRole('button', { name: /^办理/ }).click();
    await page.getByRole('button', { name: '按预留发货', exact: true }).click();
    await expect.poll(main).toContain('已办理');
    await expect.poll(main).toContain('没有未发的预留');
  });

  test('suspends and resumes a partner, and stops a product, from their files', async () => {
    await enterAs(page, stage, 'zhiliang');
    await page.goto(`${stage.address}/lists/partners`);
    await page.getByRole('link', { name: '省中医院' }).click();
    const drawer = page.locator('.list-detail');
    const decide = async (title: string) => {
      await drawer.getByRole('button', { name: title, exact: true }).click();
      const dialog = page.getByRole('dialog').filter({ has: page.getByLabel('变更原因') });
      await dialog.getByLabel('变更原因').fill('许可证过期');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
    };
    await decide('暂停往来');
    await drawer.getByRole('button', { name: '恢复往来', exact: true }).waitFor();
    await picture(page, 'partner-drawer');
    await decide('恢复往来');
    await drawer.getByRole('button', { name: '暂停往来', exact: true }).waitFor();

    await page.goto(`${stage.address}/lists/products`);
    await page.locator('.list-table tbody a').first().click();
    await decide('停售');
    await drawer.getByRole('button', { name: '恢复销售', exact: true }).waitFor();
    await page.setViewportSize({ width: 390, height: 780 });
    await picture(page, 'phone-product-drawer');
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});
