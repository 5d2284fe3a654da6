import { describe, expect } from 'vitest';
import { documents } from '#contract/documents';
import { partners } from '#contract/partners';
import { receiving } from '#contract/receiving';
import { shipping } from '#contract/shipping';
import { work } from '#contract/work';
import { approved, linesOf, settled, stateOf } from '#test/held';
import type { Person } from '#test/person';
import { certified, proofs, registered } from '#test/reviewed';
import { dayIn, test, type World } from '#test/world';

const rulesOf = (findings: readonly { rule: string }[]) => [...new Set(findings.map(({ rule }) => rule))];

const stateOfFile = async (by: Person, partnerId: string) => (await by.sees(partners.file, { partnerId })).state;

/** A supplier with all it needs, in a company that is live. */
const whole = async (world: World) => {
  const partnerId = await registered(world.admin, 'supplier', '供货者丙');
  for (const proof of proofs.supplier) await certified(world.admin, partnerId, proof);
  return partnerId;
};

describe('first-business review of a partner', () => {
  test('waits for quality staff, then the quality head, and is carried out under the last signature', async ({
    world,
  }) => {
    const staff = await world.someone('qualityStaff');
    const purchaser = await world.someone('purchaser');
    const partnerId = await whole(world);

    const { held } = await purchaser.does(partners.approvePartner, { about: { partnerId }, fill: {} });

    expect(await stateOfFile(purchaser, partnerId)).toBe('inReview');
    await approved(staff, held?.id ?? '');
    expect(await stateOf(held?.id ?? '')).toBe('waiting');
    await approved(world.qualityHead, held?.id ?? '');
    const file = await purchaser.sees(partners.file, { partnerId });
    expect(file).toMatchObject({ state: 'approved', approvedOn: dayIn(0) });
    expect(file.reviews).toMatchObject([{ heldId: held?.id, state: { zh: '已执行' } }]);
    const { entries } = await purchaser.sees(documents.timeline, { documentId: partnerId, of: 'partner' });
    expect(entries[0]?.act.zh).toBe('首营企业审核');
  });

  test('names every certificate that is missing, by what the partner is', async ({ world }) => {
    const supplier = await registered(world.admin, 'supplier', '供货者丁');
    const hospital = await registered(world.admin, 'customer', '第二医院');

    const ofSupplier = await world.admin.mayNot(partners.approvePartner, { about: { partnerId: supplier }, fill: {} });
    const ofHospital = await world.admin.mayNot(partners.approvePartner, { about: { partnerId: hospital }, fill: {} });

    expect(ofSupplier.map(({ message }) => message.zh)).toEqual([
      '供货者丁 缺少营业执照',
      '供货者丁 缺少医疗器械经营许可证或第二类医疗器械经营备案',
      '供货者丁 缺少授权书',
    ]);
    expect(ofSupplier[0]).toMatchObject({ rule: 'partners.fileIsWhole', basis: 'GSP 53' });
    expect(ofHospital).toMatchObject([{ basis: 'GSP 81', message: { zh: '第二医院 缺少医疗机构执业许可证' } }]);
  });

  test('happens once', async ({ world }) => {
    const about = { partnerId: world.supplierId };

    const findings = await world.admin.mayNot(partners.approvePartner, { about, fill: {} });

    expect(findings).toMatchObject([{ rule: 'partners.fileIsWhole' }]);
  });
});

describe('a partner nobody has approved', () => {
  test('delivers nothing and gets nothing', async ({ world }) => {
    const { id: productId } = await world.product();
    const { lotId } = await world.releasedLot();
    const supplierId = await whole(world);
    const customerId = await registered(world.admin, 'customer', '第二医院');
    const delivery = world.arriving({ productId });
    const shipment = world.shipping(lotId, 1);

    const inbound = await world.receiver.mayNot(receiving.receive, {
      ...delivery,
      fill: { ...delivery.fill, supplierId },
    });
    const outbound = await world.dispatcher.mayNot(shipping.ship, {
      ...shipment,
      fill: { ...shipment.fill, customerId },
    });

    expect(inbound).toMatchObject([{ rule: 'partners.partnerIsApproved', basis: 'GSP 53' }]);
    expect(outbound).toMatchObject([
      { rule: 'partners.partnerIsApproved', basis: 'GSP 81', message: { zh: '第二医院 未经首营审核批准' } },
    ]);
  });
});

describe('a certificate that has ended', () => {
  const ended = async (world: World) => {
    const staff = await world.someone('qualityStaff');
    const partnerId = await registered(world.admin, 'supplier', '供货者丙');
    for (const proof of proofs.supplier.filter(({ kind }) => kind !== 'authorization')) {
      await certified(world.admin, partnerId, proof);
    }
    const letter = { kind: 'authorization' as const, number: 'SQ-1', validUntil: dayIn(10) };
    const { certificateId } = await certified(world.admin, partnerId, letter);
    const { held } = await world.admin.does(partners.approvePartner, { about: { partnerId }, fill: {} });
    await approved(staff, held?.id ?? '');
    await approved(world.qualityHead, held?.id ?? '');
    return { partnerId, certificateId };
  };

  test('locks what depends on it, by name, from the day after its last', async ({ world }) => {
    const { partnerId: supplierId } = await ended(world);
    const { id: productId } = await world.product();
    const delivery = world.arriving({ productId });
    const said = { ...delivery, fill: { ...delivery.fill, supplierId } };
    await world.passDays(10);
    const receiver = await world.someone('receiver');
    await receiver.does(receiving.receive, said);
    await world.passDays(1);
    const later = await world.someone('receiver');

    const findings = await later.mayNot(receiving.receive, said);

    expect(findings).toMatchObject([{ rule: 'partners.certificatesAreInForce', basis: 'INSP 5.51' }]);
    expect(findings[0]?.message.zh).toContain('授权书 SQ-1 已于');
    expect(await stateOfFile(later, supplierId)).toBe('ended');
  });

  test('has a deadline, and another in its place closes it once quality approves', async ({ world }) => {
    const { partnerId, certificateId } = await ended(world);
    const asked = { text: '', filter: {}, limit: 50, withTotal: false };
    const before = await world.admin.sees(work.deadlines, asked);
    expect(before.rows).toMatchObject([{ documentId: certificateId, isOverdue: false }]);
    const fill = {
      ...{ kind: 'authorization' as const, number: 'SQ-2', classes: [], categories: [] },
      ...{ issuedOn: dayIn(0), validUntil: dayIn(400) },
    };

    const said = { about: { certificateId }, fill };
    const { held } = await settled(world, world.admin, partners.replaceCertificate, said, 'qualityHead');

    expect(held).toBeDefined();
    const after = await world.admin.sees(work.deadlines, asked);
    expect(after.rows).toHaveLength(1);
    expect(after.rows[0]?.documentId).not.toBe(certificateId);
    const { certificates } = await world.admin.sees(partners.file, { partnerId });
    expect(certificates.filter(({ kind }) => kind === 'authorization')).toMatchObject([
      { certificateNumber: 'SQ-2', isReplaced: false },
      { certificateNumber: 'SQ-1', isReplaced: true },
    ]);
    expect(await world.admin.mayNot(partners.replaceCertificate, said)).toMatchObject([
      { rule: 'partners.certificate' },
      { rule: 'partners.approvedFileChangesByReview' },
    ]);
  });
});

describe('an approved file', () => {
  test('changes only when quality approves the change', async ({ world }) => {
    const about = { partnerId: world.supplierId };
    const fill = { name: '供货者甲（更名）', address: '路 2 号', contact: '电话', reason: '更名' };

    const { held } = await world.admin.does(partners.changePartner, { about, fill });

    expect((await world.admin.sees(partners.file, about)).name).toBe('供货者甲');
    const [line] = await linesOf(world.org, 'partners.changePartner');
    expect(line?.checked.rules).toContainEqual(
      expect.objectContaining({ rule: 'partners.approvedFileChangesByReview', verdict: 'approval' }),
    );
    await approved(world.qualityHead, held?.id ?? '');
    expect((await world.admin.sees(partners.file, about)).name).toBe('供货者甲（更名）');
    expect(rulesOf(await world.receiver.mayNot(partners.changePartner, { about, fill }))).toEqual([
      'kernel.positionPermits',
    ]);
  });
});
