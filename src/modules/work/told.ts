/** Who is told how a held command ended. */
import type { Bilingual } from '#kernel/contract';
import type { Effect } from '#kernel/effects';
import { notify } from '#kernel/held/notice';
import type { Context } from '#kernel/operation';

type Held = { readonly id: string; readonly number: string; readonly title: Bilingual; readonly proposedBy: string };

/** Its proposer and everybody who approved a step, but not who ended it. */
export const told = (
  { id, number, title, proposedBy }: Held,
  approvals: readonly { readonly personId: string }[],
  { zh, en }: Bilingual,
  context: Context,
): Effect[] =>
  [...new Set([proposedBy, ...approvals.map(({ personId }) => personId)])]
    .filter((personId) => personId !== context.personId)
    .map((personId) => notify({ words: wordsOf(number, title, zh, en), to: { personId }, documentId: id }, context));

const wordsOf = (number: string, title: Bilingual, zh: string, en: string): Bilingual => ({
  zh: `${number} ${title.zh}：${zh}`,
  en: `${number} ${title.en}: ${en}`,
});
