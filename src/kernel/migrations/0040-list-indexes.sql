-- Every order a list of documents, journal lines or lots is read in has its index (docs/decisions/0018): a page
-- reads as much in the tenth year as in the first. An empty value stands after all others, as the lists order it.
create index document_by_time on kernel.document (org_id, created_at, id);
create index document_by_kind_and_time on kernel.document (org_id, kind, created_at, id);
create index journal_line_by_time on kernel.journal_line (org_id, recorded_at, id);
create index lot_by_last_use on kernel.lot (org_id, (coalesce(last_use_on, 'infinity'::date)), id);
create index lot_by_number_in_order on kernel.lot (org_id, (coalesce(number, chr(1114111))), id);
-- What stands in our sites now, and nothing of what has left.
create index balance_inside on kernel.balance (org_id, lot_id) where side = 'inside' and quantity <> 0;
