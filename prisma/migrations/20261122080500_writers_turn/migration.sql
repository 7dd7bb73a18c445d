-- The writer's lock and then the end of the chain, in one question. The lock comes first and the end is read by a statement
-- of its own, which sees what the writer before has committed: read in the same statement, it would fork the chain.
create function writers_turn(lock bigint) returns table ("position" int, at timestamptz, hash text) language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(lock);
  return query select entry.position, entry.at, entry.hash from "AuditEntry" entry order by entry.position desc limit 1;
end $$;
