-- CreateTable
CREATE TABLE "FiledReply" (
    "id" TEXT NOT NULL,
    "contactId" TEXT,
    "sender" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3),
    "bytes" BYTEA,
    "sha256" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "filedBy" TEXT NOT NULL,
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FiledReply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RepliedNotice" (
    "replyId" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,

    CONSTRAINT "RepliedNotice_pkey" PRIMARY KEY ("replyId","noticeId")
);

-- CreateIndex
CREATE UNIQUE INDEX "FiledReply_sha256_key" ON "FiledReply"("sha256");

-- CreateIndex
CREATE INDEX "FiledReply_contactId_idx" ON "FiledReply"("contactId");

-- CreateIndex
CREATE INDEX "RepliedNotice_noticeId_idx" ON "RepliedNotice"("noticeId");

-- AddForeignKey
ALTER TABLE "FiledReply" ADD CONSTRAINT "FiledReply_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "CustomerContact"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RepliedNotice" ADD CONSTRAINT "RepliedNotice_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "FiledReply"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RepliedNotice" ADD CONSTRAINT "RepliedNotice_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A reply stays as it came, and goes with the person who wrote it: the row says so.
grant select, insert, update ("sender", "subject", "bytes", "erasedAt") on "FiledReply" to recital_app;
grant select, insert on "RepliedNotice" to recital_app;

create function filed_reply_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old."erasedAt" is not null or new."erasedAt" is null or new."bytes" is not null
    or new."sender" <> '' or new."subject" <> '' then
    raise exception 'A reply stays as it came; it can only be erased.' using errcode = 'RC001';
  end if;
  return new;
end;
$$;
create trigger filed_reply_stays before update or delete on "FiledReply" for each row execute function filed_reply_stays();
create trigger filed_reply_stays_whole before truncate on "FiledReply" for each statement execute function refuse_rewrite();
