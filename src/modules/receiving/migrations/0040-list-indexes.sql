-- The list of what was received, the latest first.
create index receipt_line_by_time on receiving.receipt_line (org_id, received_at, id);
