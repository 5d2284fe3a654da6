/** Who, where and what an act concerns, and what of it is locked before anything is read. */
import type { Extent } from './access/scope.ts';
import type { HoldScope, Kind, QualityStatus } from './contract.ts';
import type { Decision } from './settings/setting.ts';

/** Goods an act concerns. What is not known yet (a new lot has no id) is left out. */
export type SubjectLine = {
  readonly productId?: string;
  /** What the product is filed under, where a setting may differ by it. */
  readonly category?: string | undefined;
  readonly lotId?: string;
  readonly lotNumber?: string;
  readonly productionOn?: string | undefined;
  readonly lastUseOn?: string | undefined;
  readonly quantity?: number;
  readonly serials?: readonly string[];
  /** How many days goods have still to last. */
  readonly lastsDays?: number;
  /** Between which places the goods go inside our sites, and in which status. */
  readonly fromLocationId?: string;
  readonly toLocationId?: string;
  readonly status?: QualityStatus;
};

/** Who, where and what an act concerns; all that a rule may look at besides its own facts. */
export type Subject = {
  readonly kind?: Kind | undefined;
  readonly partyId?: string | undefined;
  readonly siteId?: string | undefined;
  readonly documentId?: string;
  /** Whom an act about people concerns, and the position and scope they get or lose. */
  readonly personId?: string | undefined;
  /** The login an act opens or links. */
  readonly login?: string | undefined;
  readonly position?: string | undefined;
  /** Colleagues who are to be told of it. */
  readonly mentioned?: readonly string[] | undefined;
  readonly permissions?: readonly string[] | undefined;
  /** The version of the position that whoever revises it has seen, and the day from which the new one counts. */
  readonly positionVersion?: number | undefined;
  readonly fromOn?: string | undefined;
  readonly extent?: Extent | undefined;
  /** The container that is carried, and where to. */
  readonly containerId?: string;
  readonly toLocationId?: string;
  /** The movement that is corrected. */
  readonly movementId?: string;
  /** When it really happened, where that was earlier than it is recorded. */
  readonly occurredAt?: string | undefined;
  /** What it is worth, in minor units, where that decides who approves it. */
  readonly amount?: number;
  /** What is being decided about a setting. */
  readonly decision?: Decision;
  readonly lines: readonly SubjectLine[];
};

/** What to lock before the facts are read. A document's lots are locked with it; with a scope all lots it concerns. */
export type Lock =
  | { readonly document: string }
  | { readonly lot: string }
  /** The lots that stand in a place. */
  | { readonly place: string }
  | { readonly scope: HoldScope; readonly id: string }
  | { readonly hold: string }
  | { readonly lotOf: { readonly product: string; readonly number: string | null } };
