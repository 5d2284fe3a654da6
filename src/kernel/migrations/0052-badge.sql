-- A badge and a PIN change the person at a station in two seconds. The badge is a random code on a card; the PIN is
-- kept as an argon2id hash and shares the login's count of wrong guesses.
alter table kernel.login
  add column badge_digest text constraint login_badge_is_its_own unique,
  add column pin_hash text,
  add constraint login_badge_has_pin check ((badge_digest is null) = (pin_hash is null));
