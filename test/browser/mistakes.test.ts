/** A smoke in English on a phone, and what goes wrong on a dock: each mistake gets its sentence, nothing doubles. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDigit } from '#standards/gs1-check-digit';
import {
  chromiumPath,
  enterAs,
  labelledProducts,
  openBrowser,
  openStage,
  picture,
  type Stage,
} from '#test/browser/stage';

describe.skipIf(chromiumPath === undefined)('on a phone, in English', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  let di = '';

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser({ width: 390, height: 844 });
    page = browser.page;
    await page.goto(stage.address);
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await picture(page, 'phone-sign-in');
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const main = () => page.getByRole('main');
  /** On a phone four pages stand under the thumb, the others behind one button. */
  const goTo = async (name: string) => {
    const link = page.getByRole('link', { name, exact: true });
    if (!(await link.isVisible())) await page.getByRole('button', { name: 'More' }).click();
    await link.click();
  };
  const says = (text: string) => expect.poll(() => main().textContent(), { timeout: 8_000 }).toContain(text);
  const scan = async (text: string) => {
    await page.getByLabel('Scan a label').fill(text);
    await page.keyboard.press('Enter');
  };
  const fitsThePhone = async () => {
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    const inner = await page.evaluate<number>('window.innerWidth');
    expect(width).toBeLessThanOrEqual(inner);
  };
  const choose = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };

  test('a wrong check digit, an impossible day, an unknown code and a lost separator get their sentence', async () => {
    await enterAs(page, stage, 'shouhuo');
    di = (await labelledProducts(page)).byLot.primaryDi;
    const wrong = `${di.slice(0, 13)}${(Number(di.at(-1)) + 1) % 10}`;

    await scan(`(01)${wrong}(17)310131(10)A`);
    await says('check digit');
    expect(await page.getByLabel('Scan a label').inputValue()).toContain(wrong);
    await scan(`(01)${di}(17)311331(10)A`);
    await says('31');
    await scan(`(01)0999999999999${checkDigit('0999999999999')}(17)310131(10)A`);
    await says('put the product on file first');
    await scan(`01${di}1731013110LOT77721ABC`);
    await expect.poll(() => main().textContent()).toMatch(/separator|which|meant/i);

    await picture(page, 'phone-asks');
    await fitsThePhone();
  });

  test('a double click and a server killed in the middle receive once, and the form keeps what was typed', async () => {
    await page.reload();
    await scan(`(01)${di}(17)310131(10)PHONE-1`);
    await choose('Supplier', '华东');
    await page
      .getByLabel(/^Quantity/)
      .first()
      .fill('7');
    await stage.kill();
    await page.getByRole('button', { name: 'Receive', exact: true }).click();
    await expect.poll(() => page.locator('body').textContent(), { timeout: 15_000 }).toMatch(/reach|connection|again/i);
    expect(
      await page
        .getByLabel(/^Quantity/)
        .first()
        .inputValue(),
    ).toBe('7');
    await picture(page, 'phone-lost-connection');
    await stage.restart();

    // The page has found the server again: a press before that would rightly be told to wait.
    const button = page.getByRole('button', { name: 'Receive', exact: true });
    await expect.poll(() => button.getAttribute('aria-disabled'), { timeout: 15_000 }).not.toBe('true');
    await expect.poll(() => page.getByText('trying again').count(), { timeout: 15_000 }).toBe(0);
    await button.dblclick();

    await says('SH');
    await goTo('Trace');
    await page.getByLabel(/Lot, serial/).fill('PHONE-1');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('table', { name: 'Holders' }).textContent()).toContain('7');
    expect(await page.getByRole('table', { name: 'Movements' }).getByRole('row').count()).toBe(2);
    await says('waiting zone');
    await fitsThePhone();
  });

  test('the four pages in English fit and explain themselves', async () => {
    for (const [link, text] of [
      ['Receive', 'Recent'],
      ['Accept', 'PHONE-1'],
      ['Ship', 'PHONE-1'],
      ['Trace', 'Lot'],
    ] as const) {
      await goTo(link);
      await says(text);
      await fitsThePhone();
      await picture(page, `phone-${link.toLowerCase()}`);
    }

    expect(await page.getAttribute('html', 'lang')).toMatch(/^en/);
  });

  test('a receiver may not ship: the button says who may', async () => {
    await page.goto(`${stage.address}/ship`);
    await page.getByRole('button', { name: 'Choose lot PHONE-1' }).click();

    await says('your position may not do “Ship”');
  });
});
