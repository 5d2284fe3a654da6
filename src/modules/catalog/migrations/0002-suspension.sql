alter table catalog.product add column stopped_for text;
