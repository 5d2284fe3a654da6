-- The list of what was shipped, the latest first.
create index delivery_line_by_time on shipping.delivery_line (org_id, shipped_at, id);
