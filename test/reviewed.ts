/** Partners and products that passed first-business review, for tests that are about something else. */
import { partners } from '#contract/partners';
import type { Fill } from '#kernel/contract';
import { type Person, pool } from '#test/person';

/** Does it as if the company were still being set up, when nothing waits for a second person. */
export const inSetUp = async <T>(org: string, work: () => Promise<T>): Promise<T> => {
  const since = await liveSince(org, 'null');
  return since === null ? work() : work().finally(() => liveSince(org, `'${since}'`));
};

/** Sets since when a company is live, and answers what stood there. */
const liveSince = async (org: string, value: string): Promise<string | null> => {
  const answered: unknown = await pool.query(`begin; set local yanji.org_id = '${org}';
    select live_since::text from kernel.company where org_id = '${org}';
    update kernel.company set live_since = ${value} where org_id = '${org}'; commit`);
  const [, , { rows }] = answered as [unknown, unknown, { rows: { live_since: string | null }[] }]; // One each.
  return rows[0]?.live_since ?? null;
};

type Certificate = Partial<Fill<typeof partners.fileCertificate>> & Pick<Fill<typeof partners.fileCertificate>, 'kind'>;

/** A certificate that is valid for good, unless something else is said. */
export const certified = async (by: Person, partnerId: string, said: Certificate) => {
  const whole = { number: `NO-${said.kind}`, classes: [], categories: [], issuedOn: '2020-01-01', ...said };
  const answer = await by.does(partners.fileCertificate, { about: { partnerId }, fill: whole });
  return { answer, certificateId: answer.documents[0]?.id ?? '' };
};

/** A partner whose file nobody has reviewed. */
export const registered = async (by: Person, kind: 'supplier' | 'customer', name: string): Promise<string> => {
  const fill = { kind, name, address: '路 1 号', contact: '电话' };
  const { output } = await by.does(partners.registerPartner, { about: {}, fill });
  return (output as { partnerId: string }).partnerId; // The command's declared output.
};

/** What a supplier that trades and a hospital need, valid for good. */
export const proofs: Readonly<Record<'supplier' | 'customer', readonly Certificate[]>> = {
  supplier: [{ kind: 'businessLicense' }, { kind: 'distributionFiling', classes: ['II'] }, { kind: 'authorization' }],
  customer: [{ kind: 'medicalLicense' }],
};

/** A partner with a whole file, approved. */
export const approvedPartner = async (by: Person, kind: 'supplier' | 'customer', name: string): Promise<string> => {
  const partnerId = await registered(by, kind, name);
  for (const proof of proofs[kind]) await certified(by, partnerId, proof);
  await by.does(partners.approvePartner, { about: { partnerId }, fill: {} });
  return partnerId;
};
