/** What a partner of its type proves itself with, and which of it holds on a day. Pure. */
import type { CertificateKind, DeviceClass } from './certificate-fields.ts';

type Certificate = {
  readonly kind: string;
  readonly number: string;
  readonly classes: readonly string[];
  readonly categories: readonly string[];
  readonly validUntil: string | null;
};

/** Any one of these has to be there. */
export type Requirement = readonly CertificateKind[];

const manufacturing: Requirement = ['manufacturingLicense', 'manufacturingFiling'];
const distribution: Requirement = ['distributionPermit', 'distributionFiling'];

/** GSP 53: a supplier; GSP 81: a customer. */
const required: Readonly<Record<string, readonly Requirement[]>> = {
  'supplier manufacturer': [['businessLicense'], manufacturing, ['authorization']],
  'supplier distributor': [['businessLicense'], distribution, ['authorization']],
  'customer manufacturer': [['businessLicense'], manufacturing],
  'customer distributor': [['businessLicense'], distribution],
  'customer useUnit': [['medicalLicense']],
  'customer otherNeed': [['statementOfNeed']],
};

/** What a partner of this sort needs on file. */
export const requirementsOf = ({ kind, type }: { kind: string; type: string }): readonly Requirement[] =>
  required[`${kind} ${type}`] ?? [];

/** Whether a certificate is valid on a day. */
export const isInForce = ({ validUntil }: Pick<Certificate, 'validUntil'>, day: string): boolean =>
  validUntil === null || validUntil >= day;

/** The requirements that nothing valid meets, each with what of it has ended. */
export const unmet = <C extends Certificate>(
  partner: { kind: string; type: string },
  certificates: readonly C[],
  day: string,
): { wanted: Requirement; ended: C[] }[] =>
  requirementsOf(partner).flatMap((wanted) => {
    const its = certificates.filter(({ kind }) => wanted.some((one) => one === kind));
    return its.some((one) => isInForce(one, day)) ? [] : [{ wanted, ended: its }];
  });

/** What of the product has to stand in the scope of a partner. */
export type ScopedProduct = { readonly deviceClass: DeviceClass; readonly categories: readonly string[] };

const permits: readonly string[] = [...manufacturing, ...distribution];
const whole: readonly string[] = ['medicalLicense', 'statementOfNeed'];

/** Whether what a partner has in force on a day covers a product: its permit names the class and category, a letter of
 *  authorisation the category. Class I is traded by anybody (O54 6); a facility buys what it needs. */
export const covers = (certificates: readonly Certificate[], product: ScopedProduct, day: string): boolean => {
  const valid = certificates.filter((one) => isInForce(one, day));
  const names = ({ categories }: Certificate) =>
    categories.length === 0 || categories.some((one) => product.categories.includes(one));
  const letters = valid.filter(({ kind }) => kind === 'authorization');
  if (letters.length > 0 && !letters.some(names)) return false;
  const isPermitted = valid.some(
    (one) => permits.includes(one.kind) && one.classes.includes(product.deviceClass) && names(one),
  );
  return isPermitted || product.deviceClass === 'I' || valid.some((one) => whole.includes(one.kind) && names(one));
};
