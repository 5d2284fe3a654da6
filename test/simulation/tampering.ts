/** How each law is broken, by somebody who owns the database: what the law must then find. */

/** One statement or several for each law, by its file's name. */
export const tampering: Readonly<Record<string, string>> = {
  'intake-sums-to-zero': `update kernel.balance set quantity = quantity + 1 where side = 'inside' and quantity > 0`,
  'balance-is-what-was-moved': `update kernel.movement set quantity = quantity + 1`,
  'units-are-as-many-as-the-balance': `delete from kernel.serial_unit where status = 'qualified'`,
  'unit-stands-where-it-was-brought': `update kernel.serial_unit set status = 'recalled' where status = 'qualified'`,
  'pool-is-what-stands': `update kernel.pool set on_hand = on_hand + 1 where status = 'qualified'`,
  'nothing-promised-without-goods': `update kernel.pool set reserved = 1 where status = 'qualified' and on_hand > 0`,
  'held-goods-stand-held': `insert into kernel.hold (org_id, id, kind, scope, scope_id, reason, lifted_by_position,
      opened_by, opened_at)
    select b.org_id, gen_random_uuid(), 'hold', 'lot', b.lot_id, '', '', p.id, now()
    from kernel.balance b join kernel.person p on p.org_id = b.org_id
    where b.side = 'inside' and b.quantity > 0 limit 1`,
  'corrections-take-back-what-was-moved': `update kernel.movement set corrects_id = (
      select id from kernel.movement order by id limit 1), reason = ''
    where id = (select id from kernel.movement order by id desc limit 1)`,
  'container-stands-in-its-place': `update kernel.location set zone = 'return' where sscc is not null`,
  'receipt-is-whole': `delete from acceptance.acceptance
    where id = (select id from acceptance.acceptance order by id limit 1)`,
  'nothing-without-its-document': `delete from kernel.document where kind = 'receiving.receipt'`,
  'shipped-goods-were-fit': `update kernel.lot set last_use_on = '2020-01-01'`,
  'shipped-goods-were-released': `delete from kernel.signature`,
  'every-line-is-sealed': `delete from kernel.log_leaf where position = 0`,
  'every-change-has-its-line': `update kernel.journal_line set kind = 'refusal'
    where id = (select line_id from kernel.movement order by id limit 1)`,
};
