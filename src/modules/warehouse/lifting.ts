/** What lifting a hold returns to the status it had. */
import { type Lying, type Settled, type Standing, settled } from '#kernel/ledger/holds';

type Unit = Parameters<typeof settled>[1][number];
type Held = {
  readonly stock: readonly Standing[];
  readonly units: readonly Unit[];
  readonly holds: readonly (Lying & { readonly id: string })[];
};

/** Where the goods of a hold go without it; goods that another hold lies on stay. */
export const withoutIt = ({ stock, units, holds }: Held, holdId: string): Settled[] =>
  settled(
    stock,
    units,
    holds.filter(({ id }) => id !== holdId),
  );
