import { sql } from 'kysely';
import { db, type Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';
import { fact } from '#kernel/fact';
import type { Context } from '#kernel/operation';
import type { ArrangedColumn, ViewQuestion } from './contract.ts';

/** A view, by id; a retired one is not on file any more. */
export const viewById = fact('lists.viewById', (reader, { org, keys }) =>
  reader
    .selectFrom('lists.view as view')
    .select(['view.id as key', 'view.id', 'view.personId', 'view.name', 'view.question', 'view.isShared'])
    .select('view.retiredAt')
    .where('view.orgId', '=', org)
    .where('view.id', '=', keys)
    .where('view.retiredAt', 'is', null),
);

/** How somebody has arranged a list, by `person/list`. */
export const arrangementOf = fact(
  'lists.arrangementOf',
  (reader, { org, keys }) =>
    reader
      .selectFrom('lists.arrangement as its')
      .select([sql<string>`its.person_id || '/' || its.list`.as('key'), 'its.id', 'its.columns', 'its.defaultViewId'])
      .where('its.orgId', '=', org)
      .where('its.personId', '=', sql<string>`any (array(select left(k, 36)::uuid from unnest($keys::text[]) k))`)
      .where(sql<string>`its.person_id || '/' || its.list`, '=', keys),
  'text',
);

type Owned = { readonly id: string; readonly personId: string; readonly isShared: boolean };

/** The view, if it is one's own; of another's private view one learns nothing. */
export const ownView = <V extends Owned>(
  view: V | undefined,
  { personId }: Context,
  { orShared = false, key = view?.id } = {},
): V => {
  if (view && (view.personId === personId || (orShared && view.isShared))) return view;
  if (view?.isShared)
    throw new NotFound({ zh: '这是别人的视图，请另存为自己的', en: 'this view is somebody else’s' }, key);
  throw new NotFound({ zh: '找不到这个视图', en: 'there is no such view' }, key);
};

/** One's own views of a list and those others share, with how one has arranged its columns. */
export const viewsOf = async (tx: Tx, list: string) => {
  const views = await tx.rows(
    db
      .selectFrom('lists.view as view')
      .innerJoin('kernel.person as person', (join) =>
        join.onRef('person.orgId', '=', 'view.orgId').onRef('person.id', '=', 'view.personId'),
      )
      .select(['view.id as viewId', 'view.name', 'view.isShared', 'person.name as owner'])
      .select([
        sql<ViewQuestion>`view.question`.as('question'),
        sql<boolean>`view.person_id = ${tx.personId}::uuid`.as('isMine'),
      ])
      .where('view.orgId', '=', tx.org)
      .where('person.orgId', '=', tx.org)
      .where('view.list', '=', list)
      .where('view.retiredAt', 'is', null)
      .where((where) => where.or([where('view.personId', '=', tx.personId), where('view.isShared', '=', true)]))
      .orderBy('view.name')
      .orderBy('view.id')
      .limit(200),
  );
  const arranged = await tx.first(
    db
      .selectFrom('lists.arrangement as its')
      .select([sql<ArrangedColumn[]>`its.columns`.as('columns'), 'its.defaultViewId'])
      .where('its.orgId', '=', tx.org)
      .where('its.personId', '=', tx.personId)
      .where('its.list', '=', list),
  );
  return { views, columns: arranged?.columns ?? null, defaultViewId: arranged?.defaultViewId ?? null };
};
