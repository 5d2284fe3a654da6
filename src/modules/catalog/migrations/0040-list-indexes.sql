-- The list of products in the order of names.
create index product_by_name on catalog.product (org_id, name, id);
