import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { receiving } from '#contract/receiving';
import { shipping } from '#contract/shipping';
import { trace } from '#contract/trace';
import { ask } from '#kernel/ask';
import { NotFound, NotSignedIn, Refused } from '#kernel/errors';
import { Malformed } from '#kernel/malformed';
import { perform } from '#kernel/perform';
import { asOwner, kernel, pool, test } from '#test/world';

describe('a command', () => {
  test('happens once, however often its id is sent, and answers the same', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 10 });
    const id = v7();
    const said = world.shipping(lot.lotId, 4);

    const answers = await Promise.all(Array.from({ length: 8 }, () => world.dispatcher.does(shipping.ship, said, id)));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -10, qualified: 6, customer: 4 });
  });

  test('sent twice at once is not refused for what it did itself', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 3 });
    const id = v7();
    const said = { about: { acceptanceId: lot.acceptanceId }, fill: { conclusion: '合格' } };
    const ticket = await world.acceptor.ticketFor(acceptance.releaseAccepted, id, said);
    const send = () => perform(kernel, world.acceptor.asker, acceptance.releaseAccepted.name, { id, ...said, ticket });

    const answers = await Promise.all(Array.from({ length: 6 }, send));

    expect(new Set(answers.map(({ lineId }) => lineId)).size).toBe(1);
  });

  test('keeps its answer for the same person and the same input only', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 10 });
    const id = v7();
    await world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 4), id);
    const another = await world.someone('dispatcher');

    const otherInput = () => world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 5), id);
    const otherPerson = () => another.does(shipping.ship, world.shipping(lot.lotId, 4), id);

    await expect(otherInput()).rejects.toMatchObject({ findings: [{ rule: 'kernel.commandIdIsNew' }] });
    await expect(otherPerson()).rejects.toMatchObject({ findings: [{ rule: 'kernel.commandIdIsNew' }] });
  });

  test('of two people at the same second is done by one; the other is told', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 10 });
    const colleague = await world.someone('acceptor');

    const outcomes = await Promise.allSettled([
      world.release(lot.acceptanceId),
      world.release(lot.acceptanceId, colleague),
    ]);

    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ findings: [{ message: { zh: expect.stringContaining('已放行') } }] });
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -10, qualified: 10 });
  });

  test('by many at once never ships more than there is', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 20 });

    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () => world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 1))),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -20, customer: 20 });
  });

  test('on a lot that is new to all of them makes one lot', async ({ world }) => {
    const product = await world.product();

    const lots = await Promise.all(
      Array.from({ length: 8 }, () => world.receivedLot({ productId: product.id, lotNumber: 'N1', quantity: 5 })),
    );

    expect(new Set(lots.map(({ lotId }) => lotId)).size).toBe(1);
    expect(await world.balancesOf(lots[0]?.lotId ?? '')).toEqual({ supplier: -40, pending: 40 });
  });

  test('that is refused changes nothing and leaves no line of a command', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 3 });
    const commands = `select count(*) from kernel.journal_line where org_id = $1 and kind = 'command'`;
    const before = await asOwner(commands, [world.org]);

    await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 4));

    expect(await asOwner(commands, [world.org])).toEqual(before);
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -3, qualified: 3 });
  });

  test('is refused to a position that may not do it', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 3 });

    const findings = await world.receiver.mayNot(shipping.ship, world.shipping(lot.lotId, 1));

    expect(findings).toMatchObject([{ rule: 'kernel.positionPermits', basis: 'INSP 5.51' }]);
  });

  test('with input of the wrong shape names each field', async ({ world }) => {
    const request = { id: v7(), about: { siteId: 'here' }, fill: { supplierId: world.supplierId, lines: [] } };

    const malformed = perform(kernel, world.receiver.asker, receiving.receive.name, request);

    await expect(malformed).rejects.toBeInstanceOf(Malformed);
    await expect(malformed).rejects.toMatchObject({ malformed: [{ path: 'about.siteId' }, { path: 'fill.lines' }] });
  });

  test('about something of another company is about nothing', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 3 });
    const { newWorld } = await import('#test/world');
    const elsewhere = await newWorld();

    const shipped = elsewhere.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 1));

    await expect(shipped).rejects.toBeInstanceOf(NotFound);
    expect(await elsewhere.admin.sees(trace.holders, { lotId: lot.lotId })).toEqual([]);
    expect(await elsewhere.admin.sees(trace.find, { text: lot.number })).toEqual([]);
  });
});

describe('a document number', () => {
  test('goes on past the width it is printed with', async ({ world }) => {
    await world.receivedLot();
    await asOwner('update kernel.number_counter set last = 9998 where org_id = $1', [world.org]);

    const lots = [await world.receivedLot(), await world.receivedLot(), await world.receivedLot()];

    const numbers = lots.map(({ answer }) => answer.documents[0]?.number.split('-')[1]);
    expect(numbers).toEqual(['9999', '10000', '10001']);
  });
});

describe('a session', () => {
  test('that has ended, or whose company is forged, is nobody', async ({ world }) => {
    const person = await world.someone('receiver');
    const { newWorld } = await import('#test/world');
    const elsewhere = await newWorld();
    await pool.query('update kernel.session set ended_at = now() where id = $1', [person.session]);

    const forged = { ...world.receiver.asker, org: elsewhere.org };
    const refusals = await Promise.all([
      person.sees(receiving.station, {}).catch((error: unknown) => error),
      ask(kernel, forged, receiving.station.name, {}).catch((error: unknown) => error),
    ]);

    expect(refusals).toEqual([expect.any(NotSignedIn), expect.any(NotSignedIn)]);
  });
});

describe('a signature', () => {
  test('is kept with name, moment and meaning, bound to what was signed', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 3 });

    const { lineId } = await world.release(lot.acceptanceId);

    expect(
      await asOwner('select name, meaning_zh, length(digest) from kernel.signature where line_id = $1', [lineId]),
    ).toEqual([{ name: 'acceptor', meaning_zh: acceptance.releaseAccepted.signed.zh, length: 64 }]);
  });

  test('needs a ticket for this very act: none, another content or a used one is refused', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 3 });
    const said = { about: { acceptanceId: lot.acceptanceId }, fill: { conclusion: '合格' } };
    const id = v7();
    const elsewhere = await world.acceptor.ticketFor(acceptance.releaseAccepted, id, {
      ...said,
      fill: { conclusion: '基本合格' },
    });
    const send = (ticket?: string) =>
      perform(kernel, world.acceptor.asker, acceptance.releaseAccepted.name, {
        id,
        ...said,
        ...(ticket ? { ticket } : {}),
      });

    await expect(send()).rejects.toBeInstanceOf(Refused);
    await expect(send(elsewhere)).rejects.toMatchObject({ findings: [{ rule: 'kernel.signatureIsFresh' }] });
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -3, pending: 3 });
  });
});

describe('a journal line', () => {
  test('tells who, what was asked, what was checked, and old and new', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 3 });

    const { lineId } = await world.release(lot.acceptanceId);

    const [line] = await asOwner<{ command: string; person_id: string; checked: Checked; changed: unknown[] }>(
      'select command, person_id, checked, changed from kernel.journal_line where id = $1',
      [lineId],
    );
    expect(line).toMatchObject({ command: 'acceptance.releaseAccepted', person_id: world.acceptor.id });
    expect(line?.checked.rules.map(({ rule }) => rule)).toContain('acceptance.lotIsInDate');
    expect(line?.changed).toContainEqual(
      expect.objectContaining({
        changed: 'acceptance.acceptance',
        old: expect.objectContaining({ conclusion: null }),
        new: expect.objectContaining({ conclusion: '合格' }),
      }),
    );
  });
});

type Checked = { rules: { rule: string; verdict: string }[]; facts: Record<string, unknown> };
