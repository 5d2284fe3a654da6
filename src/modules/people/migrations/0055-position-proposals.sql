-- Versions of positions are held commands now (decision 28): what waited in a table of its own has to be proposed anew.
-- What was proposed before stays in the journal.

drop table people.position_proposal;
