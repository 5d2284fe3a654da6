/** Beside a reason: the command that removes it, the positions that permit it, the colleagues who hold one here. */
import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { partners } from '#contract/partners';
import { shipping } from '#contract/shipping';
import { asOwner, test } from '#test/world';

const acceptor = { zh: '验收员', en: 'Acceptor' };

describe('a reason that a command removes', () => {
  test('names it, who may do it, and the document that waits, when the button is explained', async ({ world }) => {
    const { lotId, acceptanceId } = await world.receivedLot({ quantity: 5 });

    const findings = await world.dispatcher.isBlocked(shipping.ship, { siteId: world.siteId, lotId });

    expect(findings.find(({ rule }) => rule === 'acceptance.lotIsReleased')).toMatchObject({
      document: { id: acceptanceId },
      mending: {
        command: acceptance.releaseAccepted.name,
        title: acceptance.releaseAccepted.title,
        positions: [acceptor],
        people: ['acceptor'],
      },
    });
  });

  test('does so when the command is refused, too', async ({ world }) => {
    const { lotId } = await world.releasedLot({ quantity: 5 });
    const { about, fill } = world.shipping(lotId, 1);

    const findings = await world.dispatcher.mayNot(shipping.ship, {
      about,
      fill: { ...fill, customerId: world.supplierId },
    });

    expect(findings.find(({ rule }) => rule === 'shipping.customerIsOnFile')?.mending).toMatchObject({
      command: partners.registerPartner.name,
      people: ['salesperson', '管理员'],
    });
  });

  test('names nobody where nobody can do anything', async ({ world }) => {
    const { lotId } = await world.releasedLot({ quantity: 5 });

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lotId, 9));

    expect(findings).toMatchObject([{ rule: 'shipping.stockCovers' }]);
    expect(findings[0]).not.toHaveProperty('mending');
  });
});

describe('a missing permission', () => {
  test('names the positions that may, and who holds them', async ({ world }) => {
    const { acceptanceId } = await world.receivedLot({ quantity: 5 });
    const said = { about: { acceptanceId }, fill: { conclusion: '合格' as const } };
    const mending = { command: acceptance.releaseAccepted.name, positions: [acceptor], people: ['acceptor'] };

    const blocked = await world.receiver.isBlocked(acceptance.releaseAccepted, said.about);
    const refused = await world.receiver.mayNot(acceptance.releaseAccepted, said);

    expect(blocked).toMatchObject([{ rule: 'kernel.positionPermits', mending }]);
    expect(refused).toMatchObject([{ rule: 'kernel.positionPermits', mending }]);
  });

  test('names no one whose position has ended or is held for another site', async ({ world }) => {
    const { lotId } = await world.releasedLot({ quantity: 5 });
    const elsewhere = await world.site('二号仓');
    await asOwner(
      'update kernel.position_holding set sites = jsonb_build_array($3::text) where org_id = $1 and person_id = $2',
      [world.org, world.dispatcher.id, elsewhere],
    );
    const here = await world.receiver.isBlocked(shipping.ship, { siteId: world.siteId, lotId });
    const there = await world.receiver.isBlocked(shipping.ship, { siteId: elsewhere, lotId });
    await asOwner('update kernel.position_holding set ended_at = now() where org_id = $1 and person_id = $2', [
      world.org,
      world.dispatcher.id,
    ]);
    const ended = await world.receiver.isBlocked(shipping.ship, { siteId: elsewhere, lotId });

    const people = [here, there, ended].map(([first]) => first?.mending?.people);
    expect(people).toEqual([[], ['dispatcher'], []]);
  });
});
