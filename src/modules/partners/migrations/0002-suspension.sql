alter table partners.partner add column suspended_for text;
comment on table partners.partner is 'tenant: 往来单位; suppliers and customers, and why one is suspended';
