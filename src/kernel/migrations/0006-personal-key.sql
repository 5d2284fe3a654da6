-- Personal fields are journaled as a digest under a key of the company's own, made when it is founded.

alter table kernel.company add column personal_key text;
update kernel.company set personal_key = md5(gen_random_uuid()::text) || md5(gen_random_uuid()::text);
alter table kernel.company alter column personal_key set not null;
alter table kernel.company add constraint company_personal_key_is_long check (length(personal_key) >= 64);
comment on column kernel.company.personal_key is 'the key of the digests that stand for personal values in the journal';
