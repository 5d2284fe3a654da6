/** Papers: what they show, which copy they are, and that they can be made again as they were. */
import { v7 } from 'uuid';
import { afterAll, describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { prints } from '#contract/prints';
import { receiving } from '#contract/receiving';
import { shipping } from '#contract/shipping';
import { digestOf } from '#kernel/journal';
import { typesetter } from '#kernel/prints/typesetter';
import { test, type World } from '#test/world';

const papers = typesetter(`${process.cwd()}/src`);
afterAll(() => papers.stop());

const shipped = async (world: World) => {
  const lot = await world.releasedLot({ quantity: 5 });
  const delivery = await world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 2));
  return { ...lot, deliveryId: delivery.documents[0]?.id ?? '', number: delivery.documents[0]?.number };
};

const print = (world: World, documentId: string, language: 'zh' | 'en' = 'zh') =>
  world.dispatcher.does(shipping.printDeliveryNote, { about: { documentId }, fill: { language } });

describe('a delivery note', () => {
  test('names what the law asks for, in the words of the fields', async ({ world }) => {
    const { deliveryId, number } = await shipped(world);
    const { output } = await print(world, deliveryId);
    const { sheet } = await world.dispatcher.sees(prints.sheet, { printId: output.printId });
    expect(sheet).toMatchObject({ title: '随货同行单', number, company: '测试公司', copyNumber: 1, total: '2' });
    expect(sheet.head).toContainEqual(['购货者', '第一医院']);
    expect(JSON.stringify(sheet.columns)).toContain('批号');
  });

  test('says from the second copy that it is a reprint, and keeps each as it was', async ({ world }) => {
    const { deliveryId } = await shipped(world);
    const first = await print(world, deliveryId);
    const second = await print(world, deliveryId, 'en');
    expect([first.output.copyNumber, second.output.copyNumber]).toEqual([1, 2]);
    const { prints: made } = await world.dispatcher.sees(prints.ofDocument, { documentId: deliveryId });
    expect(made.map(({ title, copyNumber }) => [title, copyNumber])).toEqual([
      ['随货同行单', 1],
      ['Delivery note', 2],
    ]);
    for (const { printId, digest } of made) {
      const { sheet } = await world.dispatcher.sees(prints.sheet, { printId });
      const { digest: shown, ...printed } = sheet;
      expect(shown).toBe(digest);
      expect(digestOf(printed)).toBe(digest);
    }
  });

  test('printed by eight at once has eight numbers', async ({ world }) => {
    const { deliveryId } = await shipped(world);
    const copies = await Promise.all(Array.from({ length: 8 }, () => print(world, deliveryId)));
    expect(copies.map(({ output }) => output.copyNumber).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('is not printed for a document of another kind or nobody knows', async ({ world }) => {
    const { answer } = await world.receivedLot();
    await expect(print(world, answer.documents[0]?.id ?? '')).rejects.toThrow('not on file');
    await expect(print(world, v7())).rejects.toThrow('not on file');
  });
});

test('a released acceptance shows its electronic signature on paper', async ({ world }) => {
  const { acceptanceId, answer } = await world.releasedLot({ serials: ['S1', 'S2'] });
  const { output } = await world.acceptor.does(acceptance.printRecord, {
    about: { documentId: acceptanceId },
    fill: { language: 'zh' },
  });
  const { sheet } = await world.acceptor.sees(prints.sheet, { printId: output.printId });
  expect(sheet.signatures).toMatchObject([{ meaning: '确认验收合格，准予销售', name: 'acceptor' }]);
  expect(JSON.stringify(sheet.rows)).toContain('S1 S2');
  const receipt = answer.documents.find(({ kind }) => kind === 'receiving.receipt')?.id ?? '';
  const printed = await world.receiver.does(receiving.printReceipt, {
    about: { documentId: receipt },
    fill: { language: 'en' },
  });
  expect(printed.output.copyNumber).toBe(1);
});

test('a sheet becomes PDF beside the program, two hundred lines and odd signs included', async ({ world }) => {
  const { deliveryId } = await shipped(world);
  const { output } = await print(world, deliveryId);
  const { template, sheet } = await world.dispatcher.sees(prints.sheet, { printId: output.printId });
  const rows = Array.from({ length: 200 }, (_, at) => ['#let x = $1$ _*<`"\\', at, '', '', '', '', '', 1].map(String));
  const [small, large] = await Promise.all([
    papers.typeset(template, sheet),
    papers.typeset(template, { ...sheet, rows }),
  ]);
  expect(Buffer.from(small.slice(0, 5)).toString()).toBe('%PDF-');
  expect(large.length).toBeGreaterThan(small.length);
  await expect(papers.typeset('kernel/prints/none.typ', sheet)).rejects.toThrow('could not be set');
});
