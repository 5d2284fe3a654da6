-- The list of files in the order of names.
create index partner_by_name on partners.partner (org_id, name, id);
