import type { Entry } from '#contract/work';
import type { Bilingual } from '#kernel/contract';
import { Entries } from './Entries.tsx';

/** Proposals that wait for who reads them. */
export const Proposals = ({ label, entries }: { label: Bilingual; entries: readonly Entry[] }) => (
  <Entries label={label} kind="approve" entries={entries} />
);
