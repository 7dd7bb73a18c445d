-- CreateEnum
CREATE TYPE "AttachmentPurpose" AS ENUM ('CONTRACT', 'ASSESSMENT', 'EVIDENCE', 'POLICY', 'OTHER');

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "purpose" "AttachmentPurpose" NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" BYTEA,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "uploadedById" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Attachment_kind_ref_idx" ON "Attachment"("kind", "ref");

-- A file stays as it was kept; one that should not be there is taken away: its bytes and its name go, the row says so.
grant select, insert, update ("bytes", "fileName", "removedAt") on "Attachment" to recital_app;

create function attachment_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old."removedAt" is not null or new."removedAt" is null or new."bytes" is not null
    or (to_jsonb(new) - 'bytes' - 'fileName' - 'removedAt')
       is distinct from (to_jsonb(old) - 'bytes' - 'fileName' - 'removedAt') then
    raise exception 'A file stays as it was kept; it can only be taken away whole.';
  end if;
  return new;
end;
$$;
create trigger attachment_stays before update or delete on "Attachment" for each row execute function attachment_stays();
