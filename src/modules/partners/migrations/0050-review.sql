-- First-business review: what sort of partner it is, and since when quality has approved its file.
alter table partners.partner
  add column type text,
  add column approved_on date;
update partners.partner set type = case kind when 'supplier' then 'distributor' else 'useUnit' end;
alter table partners.partner
  alter column type set not null,
  add constraint partner_type check (type in ('manufacturer', 'distributor', 'useUnit', 'otherNeed')),
  add constraint partner_supplies_what_it_may check (kind = 'customer' or type in ('manufacturer', 'distributor'));

-- One certificate of a partner; a document of its own, so that it has a number, papers, a timeline and a deadline.
create table partners.certificate (
  org_id uuid not null,
  id uuid not null,
  partner_id uuid not null,
  kind text not null constraint certificate_kind check (kind in (
    'businessLicense', 'manufacturingLicense', 'manufacturingFiling', 'distributionPermit', 'distributionFiling',
    'authorization', 'medicalLicense', 'statementOfNeed')),
  number text not null,
  classes jsonb not null,
  categories jsonb not null,
  product_range text,
  territory text,
  salesperson text,
  issued_on date not null,
  valid_until date,
  filed_by uuid not null,
  filed_at timestamptz not null,
  replaced_by uuid,
  primary key (org_id, id),
  constraint certificate_of_partner foreign key (org_id, partner_id) references partners.partner (org_id, id),
  constraint certificate_is_replaced_by foreign key (org_id, replaced_by) references partners.certificate (org_id, id),
  constraint certificate_runs_forward check (valid_until is null or issued_on <= valid_until),
  constraint certificate_of_five_years_ends check (
    kind not in ('manufacturingLicense', 'distributionPermit') or valid_until is not null)
);
comment on table partners.certificate is 'tenant: 证照; a certificate of a partner, until another replaces it';
create index certificate_of_partner on partners.certificate (org_id, partner_id, id);
