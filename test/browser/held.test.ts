/** Goods with a short life: an acceptor proposes their release, the quality head decides about it in the browser. */
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

const inNineDays = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(chromiumPath === undefined)('a held release', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const complaints: string[] = [];
  const main = () => page.getByRole('main');

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
    page = browser.page;
    page.on('pageerror', (error) => complaints.push(error.message));
    await enterAs(page, stage, 'shouhuo');
    await received('SHORT-1', 'SHORT-2', 'SHORT-3', 'SHORT-4');
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const asked = async (path: string) => (await page.request.get(`${stage.address}/api/${path}`)).json();

  const received = async (...lots: string[]) => {
    const { byLot } = await labelledProducts(page);
    const [site] = (await asked('receiving.station?input={}')).sites;
    const [supplier] = await asked(`partners.list?input=${encodeURIComponent('{"kind":"supplier"}')}`);
    for (const lotNumber of lots) {
      const line = { productId: byLot.id, lotNumber, lastUseOn: inNineDays, productionOn: '2026-01-01' };
      const fill = { supplierId: supplier.id, lines: [{ ...line, serials: [], quantity: 3 }] };
      const said = { id: crypto.randomUUID(), about: { siteId: site.id }, fill };
      const answer = await page.request.post(`${stage.address}/api/receiving.receive`, { data: said });
      expect(answer.status()).toBe(200);
    }
  };

  const signed = async (login: string) => {
    const dialog = page.getByRole('dialog').filter({ hasText: '电子签名' });
    await dialog.locator('input[type=password]').fill(stage.passwords.get(login) ?? '');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
  };

  const proposed = async (lot: string) => {
    await page.goto(`${stage.address}/accept`);
    await page
      .getByRole('article', { name: new RegExp(lot) })
      .getByRole('button', { name: '验收放行' })
      .click();
    await signed('yanshou');
    const said = page.locator('.ant-message a[href^="/held/"]').last();
    await said.waitFor();
    return said;
  };

  const waiting = () => page.getByRole('table', { name: '待审批' });

  test('is told with its number, which leads to its page; its proposer may not approve it', async () => {
    await enterAs(page, stage, 'yanshou');
    await (await proposed('SHORT-1')).click();

    await expect.poll(() => main().textContent()).toContain('等待审批');
    expect(await main().textContent()).toContain('不足');
    await expect.poll(() => main().textContent()).toContain('须由质量负责人审批');
    expect(await page.getByRole('button', { name: '批准', exact: true }).getAttribute('aria-disabled')).toBe('true');
    await picture(page, 'held-proposer');
  });

  test('is the first thing its approver sees, and released under the signature', async () => {
    await enterAs(page, stage, 'zhiliang');
    await page.waitForURL('**/inbox');
    await waiting().waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: /^待办/ }).textContent()).toBe('待办1');
    await picture(page, 'inbox');
    await waiting().getByRole('link').first().click();
    await page.getByLabel('审批意见').fill('急用，同意');
    await picture(page, 'held');
    await page.getByRole('button', { name: '批准', exact: true }).click();
    await signed('zhiliang');

    await expect.poll(() => main().textContent()).toContain('已执行');
    await expect.poll(() => main().textContent()).toMatch(/陈质.*急用，同意/s);
    await enterAs(page, stage, 'yanshou');
    await page.goto(`${stage.address}/accept`);
    await page.getByRole('article', { name: /SHORT-2/ }).waitFor();
    expect(await page.getByRole('article', { name: /SHORT-1/ }).count()).toBe(0);
  });

  test('is refused with a reason, on a phone, and its proposer is told', async () => {
    await proposed('SHORT-2');
    await enterAs(page, stage, 'zhiliang');
    await page.setViewportSize({ width: 390, height: 844 });
    await waiting().waitFor();
    await picture(page, 'phone-inbox');
    await waiting().getByRole('link').first().click();
    await page.getByRole('button', { name: '驳回', exact: true }).click();
    await page.getByLabel('驳回原因').fill('退供应商');
    await page.getByRole('button', { name: '下一步：签名' }).click();
    await signed('zhiliang');

    await expect.poll(() => main().textContent()).toContain('退供应商');
    await picture(page, 'phone-held');
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth + 1')).toBe(false);
    await page.setViewportSize({ width: 1280, height: 800 });
    await enterAs(page, stage, 'yanshou');
    await page.goto(`${stage.address}/inbox?kind=notice`);
    await page.getByRole('row', { name: /退供应商/ }).waitFor();
    await picture(page, 'inbox-notice');
    await page
      .getByRole('row', { name: /退供应商/ })
      .getByRole('button', { name: '已阅' })
      .click();
    await expect.poll(() => page.getByRole('row', { name: /退供应商/ }).count()).toBe(0);
    await page.goto(`${stage.address}/accept`);
    await page.getByRole('article', { name: /SHORT-2/ }).waitFor();
  });

  test('is approved together with others under one signature, after all were shown', async () => {
    for (const lot of ['SHORT-3', 'SHORT-4']) await proposed(lot);
    await enterAs(page, stage, 'zhiliang');
    await waiting().waitFor();
    for (const box of await waiting().getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: '批准所选（2）' }).click();
    const dialog = page.getByRole('dialog').filter({ hasText: '电子签名' });
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe(2);
    await expect.poll(() => dialog.textContent()).toContain('验收单');
    await picture(page, 'held-batch');
    await signed('zhiliang');

    await expect.poll(() => main().textContent()).toContain('已批准 2 件');
    await enterAs(page, stage, 'yanshou');
    await page.goto(`${stage.address}/accept`);
    await page.getByRole('article', { name: /SHORT-2/ }).waitFor();
    expect(await page.getByRole('article', { name: /SHORT-[34]/ }).count()).toBe(0);
  });

  test('the browser itself had nothing to complain of', () => {
    expect(complaints).toEqual([]);
  });
});
