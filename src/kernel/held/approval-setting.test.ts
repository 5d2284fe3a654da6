/** Who approves, as a company decides it: by act, site and amount, in up to four steps. */
import { describe, expect } from 'vitest';
import { receiving } from '#contract/receiving';
import { settings } from '#contract/settings';
import { work } from '#contract/work';
import { decided } from '#test/decided';
import { approved, settled, stateOf } from '#test/held';
import { asOwner, dayIn, newWorld, test, type World } from '#test/world';
import { stepsOf } from './chain.ts';

const nobody = { first: [], second: [], third: [], amountFrom: 0, above: [], days: 30 };
const rulesOf = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);

const deciding = (name: string, value: object, level: 'company' | 'site' = 'company', of = '') => ({
  about: { name: `kernel.approval.${name}`, level, of, version: 0 },
  fill: { value: { ...nobody, ...value }, countsFrom: dayIn(0), reason: '审批制度' },
});

const received = async (world: World) => (await world.receivedLot({ quantity: 4 })).acceptanceId;

describe('a chain of approval', () => {
  test('of two steps: the first approves, then the second, and under the last signature it is done', async ({
    world,
  }) => {
    const [staff, head] = [await world.someone('qualityStaff'), world.qualityHead];
    await settled(
      world,
      head,
      settings.change,
      deciding('release', { first: ['qualityStaff'], second: ['qualityHead'] }),
    );
    const lot = await world.receivedLot({ quantity: 4 });

    const heldId = (await world.release(lot.acceptanceId)).held?.id ?? '';
    const early = await head.mayNot(work.approve, { about: { heldId }, fill: {} });
    await approved(staff, heldId);
    const between = [await stateOf(heldId), await world.balancesOf(lot.lotId)];
    await approved(head, heldId);

    expect(early).toMatchObject([{ rule: 'work.approverHoldsThePosition' }]);
    expect(between).toEqual(['waiting', { supplier: -4, pending: 4 }]);
    expect(await stateOf(heldId)).toBe('done');
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -4, qualified: 4 });
    const { steps } = await world.acceptor.sees(work.held, { heldId });
    expect(steps.map(({ approvedBy }) => approvedBy)).toEqual(['qualityStaff', '质量负责人']);
  });

  test('is one site’s own where the site decided, and other sites go on as before', async ({ world }) => {
    const elsewhere = await world.site('二号仓');
    await decided(world, 'kernel.approval.release', { first: ['qualityStaff'] }, { level: 'site', of: elsewhere });
    const { id: productId } = await world.product();

    const here = await world.release(await received(world));
    const { documents } = await world.receiver.does(receiving.receive, {
      ...world.arriving({ productId }),
      about: { siteId: elsewhere },
    });
    const acceptanceId = documents.find(({ kind }) => kind === 'acceptance.acceptance')?.id ?? '';
    const there = await world.release(acceptanceId);

    expect([here.held, there.held]).toEqual([undefined, expect.objectContaining({ number: expect.any(String) })]);
  });

  test('has one more step from an amount on', () => {
    const chain = { ...nobody, first: ['qualityStaff'], amountFrom: 500_000, above: ['companyHead'] };

    expect(stepsOf(chain, { amount: 499_999 }, [])).toEqual([['qualityStaff']]);
    expect(stepsOf(chain, { amount: 500_000 }, [])).toEqual([['qualityStaff'], ['companyHead']]);
    expect(stepsOf(chain, {}, [])).toEqual([['qualityStaff']]);
  });

  test('gets the position a rule wants, where no step names it', () => {
    const position = { name: 'qualityHead', zh: '质量负责人', en: 'Quality head' };
    const wanted = [{ rule: 'r', message: { zh: '', en: '' }, position }];

    expect(stepsOf({ ...nobody, first: ['acceptor'] }, {}, wanted)).toEqual([['acceptor'], [position]]);
    expect(stepsOf({ ...nobody, first: ['acceptor', 'qualityHead'] }, {}, wanted)).toEqual([
      ['acceptor', 'qualityHead'],
    ]);
  });

  test('names positions of the company’s own by their own names, and gives so many days', async ({ world }) => {
    await asOwner(
      `insert into kernel.position_version (org_id, id, position, number, title_zh, title_en, may, from_on, reason,
         made_by, made_at)
       values ($1, gen_random_uuid(), 'deputyHead', 1, '质量副职', 'Deputy', '[]', '2020-01-01', 't', $2, now())`,
      [world.org, world.admin.id],
    );
    await settled(world, world.qualityHead, settings.change, deciding('release', { first: ['deputyHead'], days: 5 }));

    const { held } = await world.release(await received(world));

    const its = await world.acceptor.sees(work.held, { heldId: held?.id ?? '' });
    expect(its).toMatchObject({ expiresOn: dayIn(5), steps: [{ positions: [{ zh: '质量副职', en: 'Deputy' }] }] });
  });

  test('asks for nobody while the company is being set up, and its lines say so', async () => {
    const world = await newWorld({ isLive: false });
    const lot = await world.receivedLot({ quantity: 3, lastUseOn: dayIn(9) });

    const { held, output } = await world.qualityHead.does(
      settings.change,
      deciding('release', { first: ['qualityStaff'] }),
    );
    const released = await world.release(lot.acceptanceId);

    expect([held, output, released.held]).toEqual([undefined, { version: 1 }, undefined]);
    const [line] = await asOwner<{ checked: { stage: string; rules: unknown[] } }>(
      'select checked from kernel.journal_line where id = $1',
      [released.lineId],
    );
    expect(line?.checked.stage).toBe('setUp');
    expect(line?.checked.rules).toContainEqual(
      expect.objectContaining({ rule: 'acceptance.shortLifeIsApproved', verdict: 'setUp' }),
    );
  });
});

describe('a chain of approval that is refused', () => {
  test('leaves out approval of what has to be approved, or its quality head', async ({ world }) => {
    const refused = (value: object) => world.qualityHead.mayNot(settings.change, deciding('settings.change', value));

    expect(await refused({})).toMatchObject([
      { rule: 'settings.lawIsKept', basis: 'INSP 5.51', field: 'value.first' },
      { rule: 'settings.lawIsKept', basis: 'GSP 18', field: 'value.first' },
    ]);
    expect(await refused({ first: ['administrator'] })).toMatchObject([{ basis: 'GSP 18' }]);
    expect(
      await refused({ first: ['administrator'], second: ['qualityHead'] }).catch(({ message }) => message),
    ).toContain('was not refused');
  });

  test('names a position that nobody can hold', async ({ world }) => {
    for (const name of ['bookkeeper', 'program']) {
      const findings = await world.qualityHead.mayNot(settings.change, deciding('release', { second: [name] }));
      expect(findings).toMatchObject([{ rule: 'settings.approversExist', field: 'value.second' }]);
    }
  });

  test('is for an act that takes goods out of sale: there is no such setting', async ({ world }) => {
    const answer = world.qualityHead.does(settings.change, deciding('recall', { first: ['companyHead'] }));

    await expect(answer).rejects.toThrow('no such setting');
  });
});

describe('who decides about a setting of the whole company', () => {
  test('holds their position for all of it', async ({ world }) => {
    const narrow = await world.someone('companyHead');
    await asOwner('update kernel.position_holding set sites = $3 where org_id = $1 and person_id = $2', [
      world.org,
      narrow.id,
      JSON.stringify([world.siteId]),
    ]);
    const { held } = await world.qualityHead.does(settings.change, deciding('release', { first: ['qualityStaff'] }));

    const findings = await narrow.mayNot(work.approve, { about: { heldId: held?.id ?? '' }, fill: {} });

    expect(rulesOf(findings)).toEqual(['work.approverHoldsThePosition']);
    expect((await narrow.sees(work.inbox, { kind: 'approve' })).entries).toEqual([]);
  });

  test('reads which setting it is, where, and what of it becomes what, in words', async ({ world }) => {
    const said = deciding('release', { first: ['qualityStaff'], days: 9 }, 'site', world.siteId);
    const { held } = await world.qualityHead.does(settings.change, said);

    const its = await (await world.someone('companyHead')).sees(work.held, { heldId: held?.id ?? '' });

    expect(its.said.map(({ label, value }) => `${label.zh} ${value.zh}`)).toEqual(
      expect.arrayContaining(['设置代号 审批：放行', '适用层级 仓库', '适用对象 一号仓', '变更原因 审批制度']),
    );
    expect(its.changes).toMatchObject([
      { label: { zh: '第一步审批' }, old: { zh: '—' }, new: { zh: '质量管理员', en: 'Quality staff' } },
      { label: { zh: '金额起点' } },
      { label: { zh: '审批期限' }, new: { zh: '9 天', en: '9 days' } },
    ]);
  });

  test('shows and offers the positions there are', async ({ world }) => {
    const its = (await world.qualityHead.sees(settings.list, {})).find(
      ({ name }) => name === 'kernel.approval.release',
    );

    expect(its?.title.zh).toBe('审批：放行');
    const [first] = its?.form ?? [];
    expect(first).toMatchObject({ name: 'first', kind: 'positions' });
    expect(first?.choices).toContainEqual({ value: 'qualityStaff', title: { zh: '质量管理员', en: 'Quality staff' } });
    expect(first?.choices.map(({ value }) => value)).not.toContain('program');
  });
});
