-- Weights do not compress; trying cost more than writing them.
alter table run_weights alter column weights set storage external;
alter table run_checkpoint alter column weights set storage external;
alter table run_checkpoint alter column optimizer_state set storage external;
