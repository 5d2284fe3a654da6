/** Founding a real company from the command line. */
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { founded } from '#app/found';
import { foundCompany } from '#app/seed/found-company';
import { StartRefused } from '#app/start-refused';
import { askerOf, signIn, whoIs } from '#kernel/sign-in';
import { kernel, owner, pool } from '#test/world';

const three = () => ['钱总', '陈质', '吴管'].map((name, at) => `p${at}-${v7()}=${name}`);
const words = async (company: string, named: string[]) => {
  try {
    await founded({ owner, pool }, company, named);
  } catch (error) {
    if (error instanceof StartRefused) return error.words.en;
    throw error;
  }
  return '';
};

describe('founding a company', () => {
  test('gives its three founders passwords that serve once, and leaves it in set-up', async () => {
    const company = `企业 ${v7()}`;

    const opened = await founded({ owner, pool }, company, three());

    expect(opened.map(({ position }) => position)).toEqual(['companyHead', 'qualityHead', 'administrator']);
    for (const { login, password, name, position } of opened) {
      const answer = await signIn(kernel, { login, password }, 'test');
      const { actor, clock } = await whoIs(kernel, askerOf('cookie' in answer ? answer.cookie : '', 'test'));
      expect(actor).toMatchObject({ name, mustChoosePassword: true, holdings: [{ position }] });
      expect(clock).toMatchObject({ company, isLive: false });
    }
  });

  test('is refused twice for one name, for taken logins, and for fewer than three people', async () => {
    const company = `企业 ${v7()}`;
    const first = three();
    await founded({ owner, pool }, company, first);

    expect(await words(company, three())).toContain('is founded already');
    expect(await words(`企业 ${v7()}`, first)).toContain('is taken already');
    expect(await words(`企业 ${v7()}`, three().slice(1))).toContain('Name company head');
    expect(await words(`企业 ${v7()}`, ['a1=钱总', 'a1=陈质', 'a2=吴管'])).toContain('three different logins');
  });

  test('goes on where it was ended before anybody could sign in', async () => {
    const company = `企业 ${v7()}`;
    const names = { companyHead: '钱总', qualityHead: '陈质', administrator: '吴管' };
    const { org } = await foundCompany(owner, { name: company, isDemo: false, ...names });

    const [head] = await founded({ owner, pool }, company, three());

    const answer = await signIn(kernel, { login: head?.login ?? '', password: head?.password ?? '' }, 'test');
    expect(askerOf('cookie' in answer ? answer.cookie : '', 'test').org).toBe(org);
  });
});
