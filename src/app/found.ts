/** `npm run yanji -- found`: a real company with the three who stand at its beginning, and their one-time passwords. */
import { giveOneTimePasswords } from '#kernel/one-time-passwords';
import type { Database } from './database.ts';
import { positionTitle } from './positions.ts';
import { companiesOf, type Founded, foundCompany, founders, foundersOf } from './seed/found-company.ts';
import { StartRefused } from './start-refused.ts';

type Named = { readonly login: string; readonly name: string };
export type Opened = Named & { readonly position: string; readonly password: string };

/** Founds a company in set-up. A second time under the same name is refused; where the first one was ended before its
 *  passwords were given, it goes on from there. */
export const founded = async (
  { owner, pool }: Pick<Database, 'owner' | 'pool'>,
  company: string,
  named: readonly string[],
): Promise<Opened[]> => {
  const [companyHead, qualityHead, administrator] = namedOf(named);
  const people = { companyHead, qualityHead, administrator };
  const taken = await pool.query<{ name: string }>('select name from kernel.login where name = any ($1)', [
    founders.map((founder) => people[founder].login),
  ]);
  const [first] = taken.rows;
  const present = (await companiesOf(owner)).find(({ name }) => name === company);
  if (present && (await hasLogins(pool, present.org))) {
    throw new StartRefused({ zh: `企业 ${company} 已经建立`, en: `The company ${company} is founded already` });
  }
  if (first) {
    throw new StartRefused({ zh: `账号 ${first.name} 已被使用`, en: `The login ${first.name} is taken already` });
  }
  const names = { companyHead: companyHead.name, qualityHead: qualityHead.name, administrator: administrator.name };
  const its: Founded = present
    ? await foundersOf(owner, present.org)
    : await foundCompany(owner, { name: company, isDemo: false, ...names });
  const passwords = await giveOneTimePasswords(
    pool,
    founders.map((founder) => ({ login: people[founder].login, org: its.org, person: its[founder] })),
  );
  return founders.map((position, at) => ({ ...people[position], position, password: passwords[at] ?? '' }));
};

/** Tells the passwords, this once, and what comes next. */
export const tellFounded = (company: string, opened: readonly Opened[]): void => {
  console.log(`${company}\n一次性密码，仅显示这一次 · One-time passwords, shown only now:`);
  for (const { login, name, position, password } of opened) {
    const { zh, en } = positionTitle(position);
    console.log(`  ${login.padEnd(12)} ${password}   ${name} ${zh} · ${en}`);
  }
  console.log('企业处于筹建期：管理员登录后在“本企业”页查看还缺什么。');
  console.log('The company is in set-up: its administrator finds what is still missing on the page “Company”.');
};

const hasLogins = async (pool: Database['pool'], org: string): Promise<boolean> =>
  (await pool.query('select 1 from kernel.login where org_id = $1 limit 1', [org])).rowCount !== 0;

const PERSON = /^(?<login>[\p{L}\p{N}][\p{L}\p{N}._@-]{1,99})=(?<name>\S.{0,49})$/u;

const namedOf = (named: readonly string[]): [Named, Named, Named] => {
  const [one, two, three] = named.map((text) => {
    const { login = '', name = '' } = PERSON.exec(text)?.groups ?? {};
    return { login, name };
  });
  const all = [one, two, three].filter((its) => its !== undefined && its.login !== '');
  const isThree = named.length === 3 && all.length === 3 && new Set(all.map((its) => its?.login)).size === 3;
  if (!one || !two || !three || !isThree) {
    throw new StartRefused({
      zh: '须依次写明企业负责人、质量负责人、系统管理员三个人：账号=姓名，账号互不相同',
      en: 'Name company head, quality head and administrator in this order, as login=name; three different logins',
    });
  }
  return [one, two, three];
};
