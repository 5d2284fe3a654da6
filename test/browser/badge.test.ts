/** Badge and PIN at a station: taken once, then the person changes without a keyboard, and signs with the PIN. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, enterAs, openBrowser, openStage, picture, type Stage } from '#test/browser/stage';

describe.skipIf(chromiumPath === undefined)('a badge', () => {
  let stage: Stage;
  let station: Awaited<ReturnType<typeof openBrowser>>;

  beforeAll(async () => {
    stage = await openStage();
    station = await openBrowser({ width: 390, height: 800 });
  });
  afterAll(async () => {
    await station?.close();
    await stage?.close();
  });

  test('is taken with a PIN and shown once; by it the person at the station changes', async () => {
    const { page } = station;
    await enterAs(page, stage, 'yanshou');
    await page.getByRole('button', { name: /王验/ }).click();
    await page.getByText('我的胸卡与 PIN').click();
    await page.getByLabel('登录密码').fill('mima-of-yanshou');
    await page.getByLabel('新 PIN（6 位数字）').fill('290417');
    await page.getByLabel('再输一次 PIN').fill('290417');
    await page.getByRole('button', { name: '领取胸卡' }).click();
    const badge = (await page.getByRole('img', { name: /^YJ/ }).getAttribute('alt')) ?? '';
    expect(badge).toMatch(/^YJ\w{20}$/);
    await picture(page, 'phone-badge');

    await enterAs(page, stage, 'shouhuo');
    await page.keyboard.press('F4');
    await page.getByLabel('扫描胸卡').fill(badge);
    await page.keyboard.press('Enter');
    const pad = page.getByRole('dialog', { name: '换人' });
    await picture(page, 'phone-change-person');
    for (const digit of '290416') await pad.getByRole('button', { name: digit, exact: true }).click();
    await pad.getByText('胸卡或 PIN 不正确').waitFor();
    await page.getByLabel('扫描胸卡').press('Enter');
    await page.keyboard.type('290417');
    await page.getByRole('button', { name: /王验/ }).waitFor();
  });
});
