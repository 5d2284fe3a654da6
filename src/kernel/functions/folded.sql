-- Text as it is looked for: full and half width are one, and so are capital and small letters.
create or replace function kernel.folded(said text) returns text language sql immutable strict parallel safe
as $$ select lower(normalize(said, NFKC)) $$;
