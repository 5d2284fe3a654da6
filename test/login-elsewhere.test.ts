/** One login in several companies: consent, choice, change, and the end of it. */
import { describe, expect } from 'vitest';
import { staff } from '#contract/staff';
import { NotFound, NotSignedIn } from '#kernel/errors';
import { changeCompany } from '#kernel/logins/change-company';
import { drawPassword, giveConsent } from '#kernel/logins/drawn';
import { giveOneTimePassword } from '#kernel/one-time-passwords';
import { askerOf, signIn, whoIs } from '#kernel/sign-in';
import { entered, OWN, sessionOf, somebody } from '#test/logins';
import { asOwner, kernel, newWorld, test, type World } from '#test/world';

const rulesOf = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);

const linesOf = (org: string, command: string) =>
  asOwner<{ person_id: string; session_id: string | null; asked: unknown }>(
    'select person_id, session_id, asked from kernel.journal_line where org_id = $1 and command = $2 order by id',
    [org, command],
  );

describe('a login of two companies', () => {
  /** Somebody of a company whose login another links, with their consent. */
  const linked = async (world: World) => {
    const home = await newWorld();
    const its = await somebody(home);
    const here = await world.someone('acceptor');
    const { code } = await giveConsent(kernel, its.asker, { password: OWN });
    const fill = { login: its.login, consentCode: code };
    const { output } = await world.admin.does(staff.linkLogin, { about: { personId: here.id }, fill });
    return { home, ...its, here, linkId: output.linkId, code };
  };

  test('chooses one of them for a session, and is who it is there', async ({ world }) => {
    const { home, login, here, personId } = await linked(world);

    const undecided = await signIn(kernel, { login, password: OWN }, 'test');
    const there = await whoIs(kernel, await entered(login, OWN, world.org));
    const at = await whoIs(kernel, await entered(login, OWN, home.org));

    expect(undecided).toEqual({
      companies: [
        { id: home.org, name: '测试公司' },
        { id: world.org, name: '测试公司' },
      ],
    });
    expect([there.actor.personId, at.actor.personId]).toEqual([here.id, personId]);
    expect(there.actor.holdings.map(({ position }) => position)).toEqual(['acceptor']);
    const stranger = await newWorld();
    expect(await signIn(kernel, { login, password: OWN, company: stranger.org }, 'test')).toHaveProperty('refused');
  });

  test('changes from one to the other: one session ends, another begins, each told in its own journal', async ({
    world,
  }) => {
    const { home, login, here, personId } = await linked(world);
    const from = await entered(login, OWN, home.org);

    const answer = await changeCompany(kernel, from, { company: world.org });

    const to = askerOf('cookie' in answer ? answer.cookie : '', 'test');
    await expect(whoIs(kernel, from)).rejects.toBeInstanceOf(NotSignedIn);
    expect((await whoIs(kernel, to)).actor.personId).toBe(here.id);
    const left = await linesOf(home.org, 'kernel.signOut');
    expect(left.at(-1)).toMatchObject({ person_id: personId, session_id: from.session });
    const came = await linesOf(world.org, 'kernel.signIn');
    expect(came.at(-1)).toMatchObject({ person_id: here.id, session_id: to.session });
    // A cookie of one company is nothing in another.
    await expect(whoIs(kernel, { ...to, org: home.org })).rejects.toBeInstanceOf(NotSignedIn);
    const stranger = await newWorld();
    await expect(changeCompany(kernel, to, { company: stranger.org })).rejects.toBeInstanceOf(NotFound);
  });

  test('is linked once, with a code of its holder that serves once; its code is in no record', async ({ world }) => {
    const { home, login, code, here } = await linked(world);
    const another = await world.someone();
    const fill = { login, consentCode: code };

    const twice = await world.admin.mayNot(staff.linkLogin, { about: { personId: another.id }, fill });
    const again = await world.admin.mayNot(staff.linkLogin, { about: { personId: here.id }, fill });
    const own = await home.admin.mayNot(staff.linkLogin, { about: { personId: home.receiver.id }, fill });

    expect([twice, again, own].map(rulesOf)).toEqual(Array(3).fill(['staff.loginIsElsewhere']));
    const third = await newWorld();
    const used = third.admin.does(staff.linkLogin, { about: { personId: third.receiver.id }, fill });
    await expect(used).rejects.toBeInstanceOf(NotFound);
    const guessed = { login, consentCode: 'AAAAAAAAAAAA' };
    const guess = third.admin.does(staff.linkLogin, { about: { personId: third.receiver.id }, fill: guessed });
    await expect(guess).rejects.toBeInstanceOf(NotFound);
    expect(JSON.stringify(await linesOf(world.org, staff.linkLogin.name))).not.toContain(code);
  });

  test('is unlinked: it opens nothing there any more, and may be linked anew', async ({ world }) => {
    const { home, login, linkId, here, asker } = await linked(world);
    const there = await entered(login, OWN, world.org);
    const about = { linkId };

    await world.admin.does(staff.unlinkLogin, { about, fill: { reason: '离职' } });

    await expect(whoIs(kernel, there)).rejects.toBeInstanceOf(NotSignedIn);
    expect((await whoIs(kernel, asker)).actor.personId).not.toBe(here.id);
    expect((await whoIs(kernel, await entered(login, OWN))).actor.personId).not.toBe(here.id);
    expect(rulesOf(await world.admin.mayNot(staff.unlinkLogin, { about, fill: { reason: '离职' } }))).toEqual([
      'staff.linkHasNotEnded',
    ]);
    const { code } = await giveConsent(kernel, asker, { password: OWN });
    const fill = { login, consentCode: code };
    await world.admin.does(staff.linkLogin, { about: { personId: here.id }, fill });
    await expect(home.admin.does(staff.unlinkLogin, { about, fill: { reason: '越权' } })).rejects.toBeInstanceOf(
      NotFound,
    );
  });

  test('gets a new password only from its own company', async ({ world }) => {
    const { loginId, login } = await linked(world);
    const { oneTimePasswordId } = await drawPassword(kernel, sessionOf(world.admin));
    const fill = { reason: '遗忘', oneTimePasswordId };

    const giving = world.admin.does(staff.giveOneTimePassword, { about: { loginId }, fill });

    await expect(giving).rejects.toBeInstanceOf(NotFound);
    const again = giveOneTimePassword(kernel.pool, { login, org: world.org, person: world.receiver.id });
    await expect(again).rejects.toThrow('belongs to its person');
  });
});
