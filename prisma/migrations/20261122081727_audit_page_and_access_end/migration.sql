-- AlterTable
ALTER TABLE "User" ADD COLUMN     "accessUntil" DATE;

-- CreateIndex
CREATE INDEX "AuditEntry_actor_position_idx" ON "AuditEntry"("actor", "position");

-- CreateIndex
CREATE INDEX "AuditEntry_event_position_idx" ON "AuditEntry"("event", "position");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- By expression, which the schema cannot say: the entries of one change.
CREATE INDEX "AuditEntry_change_idx" ON "AuditEntry" ((payload ->> 'changeSetId'), "position")
  where payload ->> 'changeSetId' is not null;
