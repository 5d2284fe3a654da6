-- What a product is filed under; a position may be held for some categories only.
alter table catalog.product add column category text not null default '';
create index product_by_category on catalog.product (org_id, category, id);
