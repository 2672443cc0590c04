-- How the layers of a run did at several epochs, in one block: `kept` lists the epochs as little-endian int32; `health` has for each of
-- them, layer after layer, seven little-endian float32: mean and standard deviation of the outputs, dead share of the units, saturated
-- share of the outputs, norm of the gradient, norm of the weights, log10 of the last update's norm over the weights'. NaN where there
-- was no gradient or no update, as at epoch 0.
create table run_health (
    run_id      bigint      not null references run on delete cascade,
    first_epoch integer     not null,
    last_epoch  integer     not null,
    kept        binary_data not null,
    health      binary_data not null,
    primary key (run_id, first_epoch)
);
