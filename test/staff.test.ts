/** How people of a company come to sign in, what is on file of them, and who may open that door. */
import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import { people } from '#contract/people';
import { staff } from '#contract/staff';
import { NotFound, NotSignedIn } from '#kernel/errors';
import { drawPassword } from '#kernel/logins/drawn';
import { perform } from '#kernel/perform';
import { signIn, whoIs } from '#kernel/sign-in';
import { entered, OWN, opened, sessionOf, somebody } from '#test/logins';
import { appointed, asOwner, kernel, newWorld, test } from '#test/world';

const rulesOf = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);

describe('opening a login', () => {
  test('gives a password that serves once and stands in no record', async ({ world }) => {
    const { id } = await world.someone('receiver');

    const { login, password, lineId } = await opened(world, id);

    const asker = await entered(login, password);
    expect((await whoIs(kernel, asker)).actor.mustChoosePassword).toBe(true);
    const lines = await asOwner('select * from kernel.journal_line where org_id = $1', [world.org]);
    expect(JSON.stringify(lines)).toContain(lineId);
    expect([password, '$argon2'].filter((secret) => JSON.stringify(lines).includes(secret))).toEqual([]);
    const { logins } = await world.admin.sees(staff.access, { personId: id });
    expect(logins.find((one) => one.login === login)).toMatchObject({ isHome: true, mustChoosePassword: true });
  });

  test('under a taken name is refused, with the field', async ({ world }) => {
    const other = await newWorld();
    const { login } = await opened(other, (await other.someone()).id);
    const { id: personId } = await world.someone();
    const { oneTimePasswordId } = await drawPassword(kernel, sessionOf(world.admin));

    const refused = await world.admin.mayNot(staff.openLogin, {
      about: { personId },
      fill: { login, oneTimePasswordId },
    });

    expect(refused).toMatchObject([{ rule: 'staff.loginIsFree', field: 'login' }]);
  });

  test('takes only the password one has drawn oneself, a short while ago', async ({ world }) => {
    const { id: personId } = await world.someone();
    const colleague = await world.someone('administrator');
    const { oneTimePasswordId } = await drawPassword(kernel, sessionOf(world.admin));
    const said = { about: { personId }, fill: { login: `l${v7()}`, oneTimePasswordId } };

    await expect(colleague.does(staff.openLogin, said)).rejects.toBeInstanceOf(NotFound);
    await asOwner(`update kernel.one_time_password set expires_at = now() where id = $1`, [oneTimePasswordId]);
    await expect(world.admin.does(staff.openLogin, said)).rejects.toBeInstanceOf(NotFound);
  });

  test('and a new password for people who reach further is not for whoever holds a part', async ({ world }) => {
    const part = await world.someone();
    await appointed(world.admin, part.id, { position: 'administrator', sites: [world.siteId] });
    const head = world.heads.qualityHead;
    const { loginId } = await opened(world, head);
    const { oneTimePasswordId } = await drawPassword(kernel, sessionOf(part));
    const fill = { reason: '遗忘', oneTimePasswordId };

    expect(rulesOf(await part.mayNot(staff.giveOneTimePassword, { about: { loginId }, fill }))).toEqual([
      'staff.opensWithinOwnScope',
    ]);
    const inside = await world.someone();
    await appointed(world.admin, inside.id, { position: 'receiver', sites: [world.siteId] });
    const open = { about: { personId: inside.id }, fill: { login: `l${v7()}`, oneTimePasswordId } };
    expect((await part.does(staff.openLogin, open)).output.loginId).not.toBe('');
  });
});

describe('a login', () => {
  test('with a new password opens nothing with the old, and its sessions end', async ({ world }) => {
    const { login, loginId, asker } = await somebody(world);
    const { oneTimePasswordId, password } = await drawPassword(kernel, sessionOf(world.admin));

    await world.admin.does(staff.giveOneTimePassword, {
      about: { loginId },
      fill: { reason: '遗忘密码', oneTimePasswordId },
    });

    await expect(whoIs(kernel, asker)).rejects.toBeInstanceOf(NotSignedIn);
    expect(await signIn(kernel, { login, password: OWN }, 'test')).toMatchObject({ isLocked: false });
    expect((await whoIs(kernel, await entered(login, password))).actor.mustChoosePassword).toBe(true);
  });

  test('of another company is nothing one may give a password or void a badge of', async ({ world }) => {
    const other = await newWorld();
    const { loginId } = await somebody(other);
    const { oneTimePasswordId } = await drawPassword(kernel, sessionOf(world.admin));

    const giving = world.admin.does(staff.giveOneTimePassword, {
      about: { loginId },
      fill: { reason: '越权', oneTimePasswordId },
    });
    await expect(giving).rejects.toBeInstanceOf(NotFound);
    const voiding = world.admin.does(staff.voidBadge, { about: { loginId }, fill: { reason: '越权' } });
    await expect(voiding).rejects.toBeInstanceOf(NotFound);
  });

  test('loses its badge when that is lost', async ({ world }) => {
    const { loginId, personId } = await somebody(world);
    await asOwner(`update kernel.login set badge_digest = id::text, pin_hash = 'x' where id = $1`, [loginId]);
    const before = await world.admin.sees(staff.access, { personId });

    await world.admin.does(staff.voidBadge, { about: { loginId }, fill: { reason: '遗失' } });

    const after = await world.admin.sees(staff.access, { personId });
    const has = ({ logins }: typeof before) => logins.find((one) => one.loginId === loginId)?.hasBadge;
    expect([has(before), has(after)]).toEqual([true, false]);
  });
});

describe('a file', () => {
  test('tells what somebody held and holds, and what is on file of them', async ({ world }) => {
    const person = await world.someone('receiver');
    const { id: personId } = person;
    const fit = { checkedOn: '2026-01-01', isFit: true, healthUntil: '2099-01-01' };
    await world.admin.does(people.recordHealthCheck, { about: { personId }, fill: fit });
    const before = await world.admin.sees(staff.file, { personId });
    const holdingId = before.holdings[0]?.holdingId ?? '';

    await world.admin.does(people.endHolding, { about: { holdingId }, fill: { reason: '调岗' } });

    const { holdings, healthChecks, trainings } = await world.admin.sees(staff.file, { personId });
    expect(holdings).toMatchObject([{ title: { zh: '收货员' }, scope: [] }]);
    expect([before.holdings[0]?.endedAt, typeof holdings[0]?.endedAt]).toEqual([null, 'string']);
    expect(healthChecks).toMatchObject([{ isFit: true, recordedBy: '管理员' }]);
    expect(trainings).toEqual([]);
    const other = await newWorld();
    await expect(other.admin.sees(staff.file, { personId })).rejects.toBeInstanceOf(NotFound);
    expect(await other.admin.sees(staff.access, { personId })).toEqual({ logins: [], sessions: [] });
  });

  test('is found in the list by position, in either language', async ({ world }) => {
    const asked = { filter: {}, limit: 50, withTotal: false };

    const zh = await world.admin.sees(staff.people, { ...asked, text: '验收员' });
    const en = await world.admin.sees(staff.people, { ...asked, text: 'acceptor' });

    expect(zh.rows).toMatchObject([{ name: 'acceptor', positions: { zh: '验收员', en: 'Acceptor' } }]);
    expect(en.rows).toEqual(zh.rows);
  });
});

describe('sessions of one’s own', () => {
  test('end all at once, but the one in use; nobody ends another’s so', async ({ world }) => {
    const { login, asker } = await somebody(world);
    const second = await entered(login, OWN);
    const does = { id: v7(), about: { sessionId: second.session }, fill: {} };

    await perform(kernel, second, staff.endOtherSessions.name, does);

    await expect(whoIs(kernel, asker)).rejects.toBeInstanceOf(NotSignedIn);
    expect((await whoIs(kernel, second)).actor.sessionId).toBe(second.session);
    const said = { about: { sessionId: second.session }, fill: {} };
    expect(rulesOf(await world.admin.mayNot(staff.endOtherSessions, said))).toEqual(['staff.sessionsAreOnesOwn']);
  });
});
