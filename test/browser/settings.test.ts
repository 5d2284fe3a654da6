/** Quality proposes a setting on its page, the company head approves it, and the next act goes by it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { work } from '#contract/work';
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

describe.skipIf(chromiumPath === undefined)('a setting', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const main = () => page.getByRole('main').textContent();

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
    page = browser.page;
    await enterAs(page, stage, 'zhiliang');
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const open = async (title: string) => {
    await page.getByRole('button', { name: `查看与变更 ${title}` }).click();
    await page.getByRole('dialog').waitFor();
  };
  const sign = async () => {
    await page.getByRole('button', { name: '变更设置', exact: true }).click();
    await page.locator('input[type=password]').fill(stage.passwords.get('zhiliang') ?? '');
    await page.keyboard.press('Enter');
  };
  const asked = async (path: string) => (await page.request.get(`${stage.address}/api/${path}`)).json();

  test('shows what counts now and where it comes from', async () => {
    await page.goto(`${stage.address}/settings`);

    await expect.poll(main).toContain('先到期先出');
    expect(await main()).toContain('程序默认');
    await picture(page, 'settings');
  });

  test('beyond what the law fixes is refused by its article, on the form', async () => {
    await open('最短剩余效期');
    await page.getByLabel('剩余效期不少于').fill('-5');
    await page.getByLabel('变更原因').fill('试一试');
    await sign();

    await expect.poll(() => page.locator('body').textContent()).toContain('GSP 80');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  test('changes the number of the next document, as its example showed', async () => {
    await page.goto(`${stage.address}/settings?name=kernel.numbering.receiving.receipt`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('单号前缀').fill('RK');
    await expect.poll(() => dialog.getByRole('status').textContent()).toMatch(/RK\d{8}-0001/);
    await dialog.getByLabel('变更原因').fill('按制度改用入库单号');
    await picture(page, 'settings-decide');
    await sign();
    await page.locator('.ant-message a[href^="/held/"]').last().click();
    await page.getByRole('button', { name: '批准', exact: true }).waitFor();
    await picture(page, 'settings-proposed');
    const heldId = page.url().split('/').at(-1) ?? '';
    await enterAs(page, stage, 'zongjingli');
    await throughApi(page, stage).does(work.approve, 'zongjingli', { heldId }, {});
    await page.goto(`${stage.address}/settings`);
    await expect.poll(main).toContain('第 1 版');

    await enterAs(page, stage, 'shouhuo');
    const { byLot } = await labelledProducts(page);
    const [site] = (await asked('receiving.station?input={}')).sites;
    const [supplier] = await asked(`partners.list?input=${encodeURIComponent('{"kind":"supplier"}')}`);
    const line = { productId: byLot.id, lotNumber: 'N1', lastUseOn: '2031-06-30', productionOn: '2026-01-01' };
    const fill = { supplierId: supplier.id, lines: [{ ...line, serials: [], quantity: 1 }] };
    const said = { id: crypto.randomUUID(), about: { siteId: site.id }, fill };
    const answer = await page.request.post(`${stage.address}/api/receiving.receive`, { data: said });

    expect((await answer.json()).documents[0].number).toMatch(/^RK\d{8}-0001$/);
  });

  test('is decided on a phone too', async () => {
    await enterAs(page, stage, 'zhiliang');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${stage.address}/settings?name=shipping.firstExpiry`);
    await page.getByRole('dialog').waitFor();
    await picture(page, 'phone-settings');

    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');
    expect(isWide).toBe(false);
  });
});
