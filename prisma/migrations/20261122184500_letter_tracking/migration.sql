-- CreateTable
CREATE TABLE "TrackingUpload" (
    "userId" TEXT NOT NULL,
    "changeSetId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "table" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TrackingUpload_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "LetterTracking" (
    "deliveryId" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "postedOn" DATE NOT NULL,
    "deliveredOn" DATE,
    "returnedOn" DATE,

    CONSTRAINT "LetterTracking_pkey" PRIMARY KEY ("deliveryId")
);

-- CreateIndex
CREATE INDEX "TrackingUpload_createdAt_idx" ON "TrackingUpload"("createdAt");

-- CreateIndex
CREATE INDEX "LetterTracking_carrier_number_idx" ON "LetterTracking"("carrier", "number");

-- AddForeignKey
ALTER TABLE "TrackingUpload" ADD CONSTRAINT "TrackingUpload_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "LetterTracking" ADD CONSTRAINT "LetterTracking_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

grant select, insert, update on "LetterTracking" to recital_app;
grant select, insert, update, delete on "TrackingUpload" to recital_app;
