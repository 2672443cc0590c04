-- A deleted experiment is kept for thirty days, so that it can be restored; an archived one is out of the way but not deleted.
alter table experiment add column deleted_at timestamp(6) with time zone;
alter table experiment add column archived_at timestamp(6) with time zone;
