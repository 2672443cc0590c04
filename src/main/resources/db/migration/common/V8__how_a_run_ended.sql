-- Where it went first in a run that stopped being finite: the layer, from 1, and WEIGHT, GRADIENT, ACTIVATION or LOSS.
alter table run add column diverged_layer integer;
alter table run add column diverged_tensor varchar(16);

-- The epoch at which the metric that early stopping watches was best; null where it watches none, and in runs from before this column.
alter table run add column watched_best_epoch integer;

-- What the weights cost by themselves, apart from the losses; null in epochs from before this column.
alter table run_epoch add column penalty double precision;
