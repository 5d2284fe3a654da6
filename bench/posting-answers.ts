/** Both legs must have done the same: what each receipt left behind, compared row by row. */
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { Scene } from './database.ts';

/** Throws unless every receipt of both legs was received and released whole, and the journal lines are of one size. */
export const mustAgree = async (
  owner: pg.Client,
  { org }: Scene,
  product: readonly string[],
  baseline: readonly string[],
): Promise<void> => {
  const [ours, theirs] = [await leftBy(owner, org, product), await leftBy(owner, org, baseline)];
  const [shape] = ours.shapes;
  if (
    ours.shapes.length !== 1 ||
    shape?.receipts !== product.length ||
    !isDeepStrictEqual(ours.shapes, theirs.shapes)
  ) {
    throw new Error(`the legs disagree:\n${JSON.stringify(ours.shapes)}\n${JSON.stringify(theirs.shapes)}`);
  }
  for (const [name, bytes] of Object.entries(ours.bytes)) {
    const other = theirs.bytes[name] ?? 0;
    if (Math.abs(bytes - other) > bytes * 0.15) {
      throw new Error(`${name} has ${bytes} bytes in the product's journal and ${other} in the baseline's`);
    }
  }
};

const leftBy = async (owner: pg.Client, org: string, receipts: readonly string[]) => {
  const { rows: shapes } = await owner.query<{ left: unknown; receipts: number }>(shapesOf, [org, receipts]);
  const { rows } = await owner.query<{ name: string; bytes: number }>(bytesOf, [org, receipts]);
  return { shapes, bytes: Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes])) };
};

const shapesOf = `
  with line as (
    select l.org_id, l.receipt_id, l.intake_id, l.quantity, a.id as acceptance_id, a.conclusion,
      a.accepted_by <> a.received_by as by_two
    from receiving.receipt_line l join acceptance.acceptance a on a.org_id = l.org_id and a.receipt_line_id = l.id
    where l.org_id = $1 and l.receipt_id = any ($2::uuid[])),
  each as (
    select line.receipt_id, jsonb_build_object('conclusion', conclusion, 'by two', by_two,
      'documents', (select jsonb_agg(jsonb_build_array(d.kind, d.state, d.version,
        d.changed_by = d.created_by) order by d.kind)
        from kernel.document d where d.org_id = line.org_id and d.id in (receipt_id, acceptance_id)),
      'lots', (select count(*) from kernel.document_lot dl
        where dl.org_id = line.org_id and dl.document_id in (receipt_id, acceptance_id)),
      'balances', (select jsonb_agg(jsonb_build_array(b.side, b.status,
        b.quantity / line.quantity) order by b.side, b.status)
        from kernel.balance b where b.org_id = line.org_id and b.intake_id = line.intake_id),
      'movements', (select jsonb_agg(jsonb_build_array(m.from_status, m.to_status, m.quantity = line.quantity,
        j.command,
          (select count(*) from kernel.signature s where s.org_id = m.org_id and s.line_id = m.line_id)) order by
            m.recorded_at)
        from kernel.movement m join kernel.journal_line j on j.org_id = m.org_id and j.id = m.line_id
        where m.org_id = line.org_id and m.intake_id = line.intake_id),
      'deadlines', (select jsonb_agg(jsonb_build_array(d.kind, d.basis, d.outcome,
        round(extract(epoch from d.due_at - d.opened_at))))
        from kernel.deadline d where d.org_id = line.org_id and d.of_id = line.acceptance_id)) as left_behind
    from line)
  select left_behind as left, count(*)::int as receipts from each group by left_behind`;

const bytesOf = `
  select j.command || '.' || part.name as name, round(avg(length(part.content::text)))::int as bytes
  from receiving.receipt_line l
  join kernel.movement m on m.org_id = l.org_id and m.intake_id = l.intake_id
  join kernel.journal_line j on j.org_id = m.org_id and j.id = m.line_id
  cross join lateral (values ('asked', j.asked), ('checked', j.checked), ('changed', j.changed), ('answer',
    j.answer)) part (name, content)
  where l.org_id = $1 and l.receipt_id = any ($2::uuid[]) group by 1`;
