/** A company that goes live as the law wants it: permit, trained and healthy staff, both heads' signatures. */
import { company } from '#contract/company';
import { people } from '#contract/people';
import { settled } from '#test/held';
import { dayIn, signedIn, type World } from '#test/world';

const permit = { kind: 'permit', number: '浙 1', scope: '三类', issuedOn: '2020-01-01' } as const;

export const filePermit = (world: World, validUntil = '2099-12-31') =>
  world.admin.does(company.filePermit, { about: {}, fill: { ...permit, validUntil } });

export const headsOf = async ({ org, heads: { companyHead, qualityHead } }: World) => ({
  companyHead: await signedIn(org, companyHead, '企业负责人'),
  qualityHead: await signedIn(org, qualityHead, '质量负责人'),
});

/** Whoever stands in a key post is trained and healthy. */
export const makeReady = async (world: World) => {
  await world.someone('qualityStaff');
  const { people: all } = await world.admin.sees(people.colleagues, {});
  for (const { id: personId } of all) {
    const trained = { topic: '法规', heldOn: '2026-01-01', isPassed: true };
    await world.admin.does(people.recordTraining, { about: { personId }, fill: trained });
    const fit = { checkedOn: '2026-01-01', isFit: true, healthUntil: '2099-12-31' };
    await world.admin.does(people.recordHealthCheck, { about: { personId }, fill: fit });
  }
};

export const goLive = async (world: World) => {
  await makeReady(world);
  await filePermit(world);
  for (const head of Object.values(await headsOf(world))) await head.does(company.signGoLive, { about: {}, fill: {} });
};

/** A position of the company's own version, proposed by the administrator and approved by the quality head. */
export const revised = async (world: World, position: string, may: string[]) => {
  const all = await world.admin.sees(people.positions, {});
  const version = all.find((its) => its.position === position)?.version ?? 0;
  const fill = { titleZh: '修订岗位', titleEn: 'Revised', may, fromOn: dayIn(0), reason: '制度修订' };
  return settled(world, world.admin, people.revisePosition, { about: { position, version }, fill }, 'qualityHead');
};

export const holdingOf = async (world: World, personId: string): Promise<string> => {
  const { people: all } = await world.admin.sees(people.colleagues, {});
  return all.find(({ id }) => id === personId)?.holdings[0]?.holdingId ?? '';
};
