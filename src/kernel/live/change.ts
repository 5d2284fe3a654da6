/** What a command changed, as other screens are told: which tables, which ids, never a value. */
import type { Effect } from '../effects.ts';
import type { Subject } from '../operation.ts';
import type { Transition } from '../workflow.ts';

export type Change = {
  readonly org: string;
  readonly siteId?: string | undefined;
  readonly partyId?: string | undefined;
  readonly tables: readonly string[];
  /** Documents and lots; null is too many to name. */
  readonly ids: readonly string[] | null;
};

const IDS_MAX = 50;
const ofDocuments = ['kernel.document', 'kernel.timeline', 'kernel.journal_line'];
const ofGoods = ['kernel.balance', 'kernel.movement', 'kernel.movement_unit', 'kernel.serial_unit'];

type Done = {
  readonly org: string;
  readonly effects: readonly Effect[];
  readonly subject: Subject;
  readonly transition: Transition | undefined;
};

/** The change that a command's effects are. */
export const changeOf = ({ org, effects, subject, transition }: Done): Change => {
  const tables = effects.flatMap((effect) => {
    if (effect.is === 'add' || effect.is === 'change') return snake(effect.table);
    if (effect.is !== 'post') return [];
    // Who loses a reservation by it is told.
    const isLost = effect.posting.from.status === 'qualified' && effect.posting.to.status !== 'qualified';
    return isLost ? [...ofGoods, 'kernel.notice', 'kernel.task'] : ofGoods;
  });
  const opened = effects.flatMap((effect) => (effect.is === 'open' ? [effect.document.id] : []));
  const stepped = effects.flatMap((effect) => (effect.is === 'step' ? [effect.transition.id] : []));
  const ids = [transition?.id, subject.documentId, ...opened, ...stepped, ...subject.lines.map(({ lotId }) => lotId)];
  const { siteId, partyId } = subject;
  return joined([
    { org, siteId, partyId, tables: [...ofDocuments, ...tables], ids: ids.filter((id) => id !== undefined) },
  ]);
};

/** Several changes of the same company, site and partner as one. */
export const joined = (changes: readonly [Change, ...Change[]]): Change => {
  const [first] = changes;
  const ids = new Set(changes.flatMap((change) => change.ids ?? []));
  const areNamed = ids.size <= IDS_MAX && changes.every((change) => change.ids !== null);
  return {
    ...first,
    tables: [...new Set(changes.flatMap(({ tables }) => tables))].sort(),
    ids: areNamed ? [...ids] : null,
  };
};

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
