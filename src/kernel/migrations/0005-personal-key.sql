-- Personal fields are journaled as a digest under a key of the company's own, made when first needed.

alter table kernel.company add column personal_key text;
comment on column kernel.company.personal_key is 'the key of the digests that stand for personal values in the journal';
