-- CreateTable
CREATE TABLE "RegisterUpload" (
    "userId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "book" JSONB NOT NULL,
    "draft" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RegisterUpload_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "headings" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("headings")
);

-- CreateIndex
CREATE INDEX "RegisterUpload_createdAt_idx" ON "RegisterUpload"("createdAt");

-- AddForeignKey
ALTER TABLE "RegisterUpload" ADD CONSTRAINT "RegisterUpload_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;


-- What is ordinary may change and go.
grant select, insert, update, delete on "RegisterUpload", "ImportMapping" to recital_app;
