-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "externalKey" TEXT;

-- CreateTable
CREATE TABLE "CustomerUpload" (
    "userId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "table" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerUpload_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX "CustomerUpload_createdAt_idx" ON "CustomerUpload"("createdAt");

-- AddForeignKey
ALTER TABLE "CustomerUpload" ADD CONSTRAINT "CustomerUpload_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;


-- What is ordinary may change and go.
grant select, insert, update, delete on "CustomerUpload" to recital_app;
