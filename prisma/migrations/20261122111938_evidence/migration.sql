-- CreateTable
CREATE TABLE "SentMail" (
    "deliveryId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA,
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SentMail_pkey" PRIMARY KEY ("deliveryId","number")
);

-- CreateTable
CREATE TABLE "AttemptSeal" (
    "deliveryId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "AttemptSeal_pkey" PRIMARY KEY ("deliveryId","number")
);

-- CreateIndex
CREATE INDEX "AttemptSeal_position_idx" ON "AttemptSeal"("position");

-- AddForeignKey
ALTER TABLE "SentMail" ADD CONSTRAINT "SentMail_deliveryId_number_fkey" FOREIGN KEY ("deliveryId", "number") REFERENCES "Attempt"("deliveryId", "number") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AttemptSeal" ADD CONSTRAINT "AttemptSeal_deliveryId_number_fkey" FOREIGN KEY ("deliveryId", "number") REFERENCES "Attempt"("deliveryId", "number") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AttemptSeal" ADD CONSTRAINT "AttemptSeal_position_fkey" FOREIGN KEY ("position") REFERENCES "AuditEntry"("position") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Seals are written before the entry that tells of them, in its transaction.
alter table "AttemptSeal" alter constraint "AttemptSeal_position_fkey" deferrable initially deferred;

grant select, insert on "AttemptSeal" to recital_app;
create trigger attempt_seal_stays before update or delete on "AttemptSeal" for each row execute function refuse_rewrite();
create trigger attempt_seal_stays_whole before truncate on "AttemptSeal" for each statement execute function refuse_rewrite();

-- A mail stays as it was sent, and goes with the person it was sent to: the row says so.
grant select, insert, update ("bytes", "erasedAt") on "SentMail" to recital_app;

create function sent_mail_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old."erasedAt" is not null or new."erasedAt" is null or new."bytes" is not null
    or (to_jsonb(new) - 'bytes' - 'erasedAt') is distinct from (to_jsonb(old) - 'bytes' - 'erasedAt') then
    raise exception 'A mail stays as it was sent; it can only be erased.' using errcode = 'RC001';
  end if;
  return new;
end;
$$;
create trigger sent_mail_stays before update or delete on "SentMail" for each row execute function sent_mail_stays();
create trigger sent_mail_stays_whole before truncate on "SentMail" for each statement execute function refuse_rewrite();

-- What has no seal yet is looked for in every round of the worker.
CREATE INDEX "Attempt_databaseAt_idx" ON "Attempt"("databaseAt");
