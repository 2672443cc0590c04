-- Pages that follow an experiment ask every second which of its runs have changed: told from here, without their definitions.
create index run_version on run (experiment_id, id, version);
