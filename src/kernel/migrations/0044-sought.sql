-- What is found by its words: partners, products, people, sites. Filed in the transaction that writes them.
create table kernel.sought (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  aside text not null,
  keys text not null,
  primary key (org_id, id)
);
comment on table kernel.sought is 'tenant: 查找; the words something is found by, as typed, in pinyin and by initials';

-- Row-level security lets no index be used whose operator is not leakproof, and none of GIN is. So the index stands
-- apart and holds no words: hashes of company, kind and two or three characters, and whose they are. Whatever it finds
-- is then read from the table above, under row-level security.
create table kernel.sought_gram (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  grams integer[] not null,
  primary key (org_id, id)
);
comment on table kernel.sought_gram is 'local: 查找索引; hashes of what stands in kernel.sought, for GIN';
create index sought_gram_by_gram on kernel.sought_gram using gin (grams) with (gin_pending_list_limit = 512);
