/** Founding a company, setting it up, and going live. */
import { describe, expect } from 'vitest';
import { company } from '#contract/company';
import { setup } from '#contract/setup';
import { shipping } from '#contract/shipping';
import { checks } from '#modules/setup';
import { filePermit as file, headsOf as heads, makeReady } from '#test/live';
import { asOwner, kernel, newWorld, test } from '#test/world';

const rulesOf = (findings: readonly { rule: string }[]) => [...new Set(findings.map(({ rule }) => rule))];
const sign = { about: {}, fill: {} };
describe('founding', () => {
  test('names the three founders in the first line of the journal', async ({ world }) => {
    const [first] = await asOwner<{ command: string; asked: unknown; stage: string; tables: string[] }>(
      `select command, asked, checked ->> 'stage' as stage,
         array(select c ->> 'added' from jsonb_array_elements(changed) c) as tables
       from kernel.journal_line where org_id = $1 order by recorded_at, id limit 1`,
      [world.org],
    );

    expect(first?.command).toBe('kernel.foundCompany');
    expect(first?.asked).toMatchObject({ fill: { companyHead: '企业负责人', qualityHead: '质量负责人' } });
    expect(first?.stage).toBe('setUp');
    expect(first?.tables).toContain('kernel.positionHolding');
  });
});

describe('a company that is being set up', () => {
  test('has every rule that stands before going live on its checklist, but the one about who signs', () => {
    const guarding = kernel.registry.rulesOf(company.signGoLive).map(({ name }) => name);

    expect([...checks.map(({ name }) => name), 'company.twoHeadsSign'].sort()).toEqual(guarding.sort());
  });

  test('receives and releases opening stock, marks every act, and ships nothing', async () => {
    const world = await newWorld({ isLive: false });
    const { lotId, answer } = await world.releasedLot();

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lotId, 1));

    const [line] = await asOwner<{ stage: string }>(
      `select checked ->> 'stage' as stage from kernel.journal_line where org_id = $1 and id = $2`,
      [world.org, answer.lineId],
    );
    expect(rulesOf(findings)).toEqual(['company.companyIsLive']);
    expect(line?.stage).toBe('setUp');
  });

  test('hears everything that is missing at once', async () => {
    const world = await newWorld({ isLive: false });
    await world.receivedLot();
    const { companyHead } = await heads(world);

    expect(rulesOf(await companyHead.isBlocked(company.signGoLive, {})).sort()).toEqual([
      'acceptance.openingStockIsReleased',
      'company.permitIsOnFile',
      'people.keyPostsAreFilled',
      'people.staffIsReady',
    ]);
    const checklist = await world.receiver.sees(setup.checklist, {});
    expect(checklist.filter(({ missing }) => missing.length > 0).map(({ check }) => check)).toEqual([
      'company.permitIsOnFile',
      'people.keyPostsAreFilled',
      'people.staffIsReady',
      'acceptance.openingStockIsReleased',
    ]);
    await file(world, '2021-01-01');
    expect(rulesOf(await companyHead.mayNot(company.signGoLive, sign))).toContain('company.permitIsOnFile');
  });

  test('goes live with the second head’s signature, and then ships; nobody signs twice', async () => {
    const world = await newWorld({ isLive: false });
    const { lotId } = await world.releasedLot();
    await makeReady(world);
    await file(world, '2099-12-31');
    const { companyHead, qualityHead } = await heads(world);

    await companyHead.does(company.signGoLive, sign);
    const between = await world.admin.sees(company.state, {});
    const twice = await companyHead.mayNot(company.signGoLive, sign);
    await qualityHead.does(company.signGoLive, sign);

    expect([between.liveSince, between.signatures.length]).toEqual([null, 1]);
    expect(rulesOf(twice)).toEqual(['company.twoHeadsSign']);
    expect((await world.admin.sees(company.state, {})).liveSince).not.toBe(null);
    await world.dispatcher.does(shipping.ship, world.shipping(lotId, 1));
    expect(rulesOf(await qualityHead.mayNot(company.signGoLive, sign))).toContain('company.twoHeadsSign');
  });

  test('goes live once when both heads sign at the same moment', async () => {
    const world = await newWorld({ isLive: false });
    await makeReady(world);
    await file(world, '2099-12-31');
    const { companyHead, qualityHead } = await heads(world);

    await Promise.all([companyHead.does(company.signGoLive, sign), qualityHead.does(company.signGoLive, sign)]);

    const { liveSince, signatures } = await world.admin.sees(company.state, {});
    expect(liveSince).not.toBe(null);
    expect(signatures).toHaveLength(2);
  });
});
