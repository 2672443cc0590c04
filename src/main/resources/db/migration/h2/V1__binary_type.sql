-- The one type that the databases spell differently.
create domain binary_data as binary large object;
