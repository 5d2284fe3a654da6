/** A list in the browser: narrow it, order it, keep the question as a view, come back to it, take it as a sheet. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, enterAs, openBrowser, openStage, picture, type Stage } from '#test/browser/stage';

const columns = ['类型', '名称', '单位性质', '审核状态', '联系方式'];

describe.skipIf(chromiumPath === undefined)('a list', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
    page = browser.page;
    await enterAs(page, stage, 'shouhuo');
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const opened = async (path: string) => {
    await page.goto(`${stage.address}/lists/${path}`);
    await page.getByRole('row').nth(1).waitFor();
  };
  const firstCells = async () => page.locator('.list-table tbody tr.ant-table-row td:first-child').allTextContents();

  test('is found in the navigation, narrowed and ordered, and its address says so', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '往来单位' }).click();
    await page.getByRole('heading', { name: '往来单位档案' }).waitFor();
    await expect.poll(firstCells).toHaveLength(5);

    await page.getByRole('button', { name: '加筛选' }).click();
    await page.getByRole('menuitem', { name: '名称' }).click();
    await page.getByRole('form', { name: '名称' }).getByLabel('名称', { exact: true }).fill('医院');
    await page.keyboard.press('Enter');

    await expect.poll(firstCells).toEqual(['市第一人民医院', '省中医院']);
    await page.getByRole('button', { name: '名称 包含 医院' }).waitFor();
    await page.getByRole('columnheader', { name: '名称' }).click();
    await expect.poll(firstCells).toEqual(['省中医院', '市第一人民医院']);
    await picture(page, 'list');
    await page.goBack();
    await expect.poll(firstCells).toEqual(['市第一人民医院', '省中医院']);
  });

  test('is kept as a view, and opens with it after a reload', async () => {
    await page.getByRole('button', { name: /^视图/ }).click();
    await page.getByRole('menuitem', { name: '另存为视图…' }).click();
    await page.getByLabel('视图名称').fill('医院');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '视图：医院' }).click();
    await page.getByRole('menuitem', { name: '设为默认' }).click();
    await page.getByRole('button', { name: '视图：医院' }).click();
    await page.getByRole('menuitem', { name: '不再默认打开' }).waitFor();

    await opened('partners');

    await expect.poll(firstCells).toEqual(['市第一人民医院', '省中医院']);
    await page.getByRole('button', { name: '视图：医院' }).waitFor();
  });

  test('shows the columns one has chosen, wherever one signs in', async () => {
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('checkbox', { name: '地址' }).uncheck();
    await page.getByRole('button', { name: '类型 上移' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect.poll(firstCells).toEqual(['购货者', '购货者']);

    await opened('partners?ask={}');

    await expect.poll(firstCells).toHaveLength(5);
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(columns);
  });

  test('is taken as a file with the rows and columns one sees', async () => {
    await page.getByLabel('查找', { exact: true }).fill('医院');
    await page.keyboard.press('Enter');
    await expect.poll(firstCells).toHaveLength(2);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).click();

    const text = await readFile(await (await waiting).path(), 'utf8');

    const lines = text.split('\r\n').slice(0, -1);
    expect(lines[0]).toBe(`\u{feff}${columns.join(',')}`);
    expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(['市第一人民医院', '省中医院']);
  });

  test('is a stack of cards on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 780 });
    await opened('products');

    await picture(page, 'phone-list');

    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(390);
  });
});
