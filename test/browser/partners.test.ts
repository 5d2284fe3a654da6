/** First-business review of a supplier in the browser: register, certificates, submit, two signatures. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, enterAs, openBrowser, openStage, picture, type Stage } from '#test/browser/stage';

describe.skipIf(chromiumPath === undefined)('the first business with a supplier', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const complaints: string[] = [];
  const main = () => page.getByRole('main');
  const said = async () => (await main().textContent()) ?? '';

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
    page = browser.page;
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const choose = async (label: string, option: string) => {
    await page.getByRole('dialog').getByLabel(label).click();
    await page.keyboard.type(option);
    await page.keyboard.press('Enter');
  };

  const submit = async (title: string) => {
    const dialog = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: title, exact: true }) });
    await dialog.getByRole('button', { name: title, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };

  const filed = async (kind: string, number: string, more: () => Promise<void> = async () => undefined) => {
    await main().getByRole('button', { name: '登记证照', exact: true }).click();
    await choose('证照类型', kind);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('证照编号').fill(number);
    await dialog.getByLabel(/^发证/).fill('2026-01-05');
    await page.keyboard.press('Tab');
    await more();
    await submit('登记证照');
    await main().getByText(number).first().waitFor();
  };

  const approvedAs = async (login: string) => {
    await enterAs(page, stage, login);
    await page.goto(`${stage.address}/inbox`);
    await page.getByRole('table', { name: '待审批' }).getByRole('link').first().click();
    await page.getByRole('button', { name: '批准', exact: true }).click();
    const dialog = page.getByRole('dialog').filter({ hasText: '电子签名' });
    await dialog.locator('input[type=password]').fill(stage.passwords.get(login) ?? '');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
  };

  test('begins with a file that is not reviewed and says what is missing', async () => {
    await enterAs(page, stage, 'guanliyuan');
    await page.goto(`${stage.address}/lists/partners`);
    await main().getByRole('button', { name: '登记往来单位', exact: true }).click();
    await choose('类型', '供货者');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('雁荡医疗器械有限公司');
    await dialog.getByLabel('地址').fill('乐清市 1 号');
    await dialog.getByLabel('联系方式').fill('林经理');
    await submit('登记往来单位');
    await page.getByRole('link', { name: '雁荡医疗器械有限公司' }).click();

    await expect.poll(said).toContain('未审核');
    await expect.poll(said).toContain('缺少营业执照');
    expect(await main().getByRole('button', { name: '首营企业审核' }).getAttribute('aria-disabled')).toBe('true');
    await picture(page, 'partner-unreviewed');
  });

  test('takes its certificates and is submitted', async () => {
    await filed('营业执照', '91330382MA2YJ0002X');
    await filed('医疗器械经营许可证', '浙温经营许 20260001 号', async () => {
      await choose('经营（生产）范围：类别', '第三类');
      await page.getByRole('dialog').getByLabel('证照有效期至').fill('2030-12-31');
      await page.keyboard.press('Tab');
    });
    await filed('授权书', 'SQ-2026-9', async () => {
      await page.getByRole('dialog').getByLabel('证照有效期至').fill('2027-06-30');
      await page.keyboard.press('Tab');
    });

    await main().getByRole('button', { name: '首营企业审核' }).click();
    await submit('首营企业审核');

    await expect.poll(said).toContain('审核中');
    await picture(page, 'partner-in-review');
    await page.setViewportSize({ width: 390, height: 780 });
    await picture(page, 'phone-partner');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('is approved by quality staff and the quality head, each under a signature', async () => {
    await approvedAs('zhiguan');
    await approvedAs('zhiliang');

    await page.goto(`${stage.address}/lists/partners`);
    await page.getByRole('link', { name: '雁荡医疗器械有限公司' }).click();
    await expect.poll(said).toContain('已批准');
    await expect.poll(said).toContain('已执行');
    await picture(page, 'partner-approved');
    expect(complaints).toEqual([]);
  });

  test('fits a phone in English too, with the reasons that stand beside its acts', async () => {
    const file = page.url();
    await enterAs(page, stage, 'guanliyuan');
    await page.setViewportSize({ width: 390, height: 780 });
    await page.goto(file);
    await page.getByRole('button', { name: 'Switch to English' }).click();

    await expect.poll(said).toContain('needs approval');

    await picture(page, 'phone-partner-approved');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });
});
