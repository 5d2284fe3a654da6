/** Who, where and what an act concerns: what every rule looks at. */
import type { Extent } from './access/scope.ts';
import type { Kind } from './contract.ts';
import type { Decision } from './settings/setting.ts';

/** Goods an act concerns. What is not known yet (a new lot has no id) is left out. */
export type SubjectLine = {
  readonly productId?: string;
  readonly category?: string | undefined;
  readonly lotId?: string;
  readonly lotNumber?: string;
  readonly productionOn?: string | undefined;
  readonly lastUseOn?: string | undefined;
  readonly quantity?: number;
  readonly serials?: readonly string[];
};

/** Who, where and what an act concerns; all that a rule may look at besides its own facts. */
export type Subject = {
  readonly kind?: Kind | undefined;
  readonly partyId?: string | undefined;
  readonly siteId?: string | undefined;
  readonly documentId?: string;
  /** Whom an act about people concerns, and the position and scope they get or lose. */
  readonly personId?: string | undefined;
  readonly position?: string | undefined;
  readonly permissions?: readonly string[] | undefined;
  readonly extent?: Extent | undefined;
  /** What is being decided about a setting. */
  readonly decision?: Decision;
  readonly lines: readonly SubjectLine[];
};
