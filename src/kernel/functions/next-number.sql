-- Takes the next number of a counter, without gaps: the row stays locked until commit.
create or replace function kernel.next_number(company uuid, prefix text) returns text language plpgsql as $$
declare
  v_last integer;
begin
  insert into kernel.number_counter as c (org_id, id, last) values (company, prefix, 1)
    on conflict (org_id, id) do update set last = c.last + excluded.last
    returning last into v_last;
  return prefix || '-' || lpad(v_last::text, greatest(4, length(v_last::text)), '0');
end $$;
