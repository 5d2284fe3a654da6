import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { documents } from '#contract/documents';
import { receiving } from '#contract/receiving';
import { shipping } from '#contract/shipping';
import { NotFound } from '#kernel/errors';
import { documentKinds } from '#kernel/workflow';
import { asOwner, newWorld, test } from '#test/world';

describe('the page of a document', () => {
  test('shows what it is, in words, and what came about with it', async ({ world }) => {
    const { acceptanceId, answer } = await world.receivedLot({ serials: ['SN1', 'SN2'] });
    const receiptId = answer.documents[0]?.id ?? '';

    const header = await world.acceptor.sees(documents.document, { documentId: receiptId });
    const lines = await world.acceptor.sees(receiving.receiptLines, { documentId: receiptId });

    expect(header).toMatchObject({
      kind: { zh: '收货单', en: 'Receipt' },
      state: { zh: '已收货', en: 'Received' },
      counterparty: '供货者甲',
      site: '一号仓',
      createdBy: 'receiver',
      related: [{ documentId: acceptanceId, kind: { zh: '验收单' }, state: { zh: '待验收' } }],
    });
    expect(lines).toMatchObject({ lines: [{ quantity: 2, serials: ['SN1', 'SN2'] }], next: null });
  });

  test('shows the lines of an acceptance with its conclusion, and of a delivery', async ({ world }) => {
    const { lotId, number, acceptanceId } = await world.releasedLot({ serials: ['SN1', 'SN2'] });
    const { documents: made } = await world.dispatcher.does(shipping.ship, world.shipping(lotId, 1, ['SN2']));

    const accepted = await world.acceptor.sees(acceptance.accepted, { documentId: acceptanceId });
    const delivered = await world.acceptor.sees(shipping.deliveryLines, { documentId: made[0]?.id ?? '' });

    expect(accepted.lines).toMatchObject([{ conclusion: '合格', serials: ['SN1', 'SN2'] }]);
    expect(delivered.lines).toMatchObject([{ lotNumber: number, quantity: 1, serials: ['SN2'] }]);
  });

  test('is not there for another company, nor outside the scope', async ({ world }) => {
    const { acceptanceId: documentId } = await world.receivedLot();
    const elsewhere = await newWorld();
    const narrow = await world.someone('acceptor');
    await asOwner('update kernel.position_holding set sites = $2 where person_id = $1', [
      narrow.id,
      JSON.stringify([await world.site('二号仓')]),
    ]);

    for (const query of [documents.document, documents.timeline]) {
      await expect(elsewhere.acceptor.sees(query, { documentId })).rejects.toThrow(NotFound);
      await expect(narrow.sees(query, { documentId })).rejects.toThrow(NotFound);
    }
    expect((await narrow.sees(acceptance.accepted, { documentId })).lines).toEqual([]);
  });
});

describe('the timeline of a document', () => {
  test('tells each act with its signature and its meaning, and what changed', async ({ world }) => {
    const { acceptanceId: documentId } = await world.releasedLot();

    const { entries } = await world.receiver.sees(documents.timeline, { documentId });

    expect(entries).toMatchObject([
      {
        act: { zh: '验收放行' },
        person: 'acceptor',
        state: { zh: '已放行' },
        signatures: [{ signedBy: 'acceptor', meaning: { zh: '确认验收合格，准予销售' }, isIntact: true }],
        changes: [{ title: { zh: '验收结论' }, oldValue: null, newValue: '合格' }],
      },
      { act: { zh: '收货' }, person: 'receiver', state: { zh: '待验收' }, signatures: [] },
    ]);
  });

  test('shows a signature as broken once what was signed is another', async ({ world }) => {
    const { acceptanceId: documentId } = await world.releasedLot();
    const line = `id in (select line_id from kernel.timeline where document_id = $1) and command ~ 'release'`;
    await asOwner(`update kernel.journal_line set changed = '[]' where ${line}`, [documentId]);

    const { entries } = await world.acceptor.sees(documents.timeline, { documentId });

    expect(entries[0]?.signatures).toMatchObject([{ isIntact: false }]);
  });

  test('tells refusals only to who may be told', async ({ world }) => {
    const both = await world.someone('receiver', 'acceptor');
    const { acceptanceId } = await world.receivedLot();
    await world.passDays(4000);
    await both.mayNot(acceptance.releaseAccepted, { about: { acceptanceId }, fill: { conclusion: '合格' } });
    const asked = { documentId: acceptanceId };

    const told = await world.acceptor.sees(documents.refusals, asked);

    expect(told.entries).toMatchObject([{ wasRefused: true, person: both.name, state: null }]);
    expect(told.entries[0]?.reasons.map(({ zh }) => zh).join()).toContain('到期');
    await expect(world.receiver.sees(documents.refusals, asked)).rejects.toThrow();
    expect((await world.receiver.sees(documents.timeline, asked)).entries).toHaveLength(1);
  });
});

describe('every kind of document', () => {
  test('has words for its states and a page that somebody may see', async ({ world }) => {
    const screens = readFileSync('src/web/document-kinds.tsx', 'utf8');
    const everyone = world.qualityHead;
    for (const [kind, { title, state, states, lines }] of documentKinds()) {
      expect(title.zh, kind).not.toBe('');
      expect(Object.keys(states), kind).toContain(state);
      if (!lines) continue; // It has a page of its own.
      expect(await everyone.sees(lines, { documentId: world.siteId }), kind).toEqual({ lines: [], next: null });
      expect(screens, kind).toContain(`'${kind}': `);
    }
    expect(documentKinds().size).toBeGreaterThanOrEqual(3);
  });
});
