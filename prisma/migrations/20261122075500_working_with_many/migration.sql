-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DefaultView" (
    "userId" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "viewId" TEXT NOT NULL,

    CONSTRAINT "DefaultView_pkey" PRIMARY KEY ("userId","list")
);

-- CreateTable
CREATE TABLE "CalendarLink" (
    "userId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarLink_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "ReviewReminder" (
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "stage" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewReminder_pkey" PRIMARY KEY ("kind","ref","what","dueOn","stage")
);

-- CreateTable
CREATE TABLE "VendorRequest" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "requesterId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "vendorName" TEXT NOT NULL,
    "website" TEXT,
    "service" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "productRef" TEXT,
    "dataCategoryRefs" TEXT[],
    "dataSubjectRefs" TEXT[],
    "data" TEXT,
    "country" TEXT,
    "perTenantSwitch" BOOLEAN NOT NULL,
    "wantedOn" DATE,
    "changeSetId" TEXT,
    "declinedAt" TIMESTAMPTZ(3),
    "reply" TEXT,
    "handledById" TEXT,

    CONSTRAINT "VendorRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SavedView_list_idx" ON "SavedView"("list");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_ownerId_list_name_key" ON "SavedView"("ownerId", "list", "name");

-- CreateIndex
CREATE INDEX "DefaultView_viewId_idx" ON "DefaultView"("viewId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarLink_tokenHash_key" ON "CalendarLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ReviewReminder_userId_idx" ON "ReviewReminder"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "VendorRequest_number_key" ON "VendorRequest"("number");

-- CreateIndex
CREATE INDEX "VendorRequest_requesterId_idx" ON "VendorRequest"("requesterId");

-- CreateIndex
CREATE INDEX "VendorRequest_changeSetId_idx" ON "VendorRequest"("changeSetId");

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DefaultView" ADD CONSTRAINT "DefaultView_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DefaultView" ADD CONSTRAINT "DefaultView_viewId_fkey" FOREIGN KEY ("viewId") REFERENCES "SavedView"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CalendarLink" ADD CONSTRAINT "CalendarLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ReviewReminder" ADD CONSTRAINT "ReviewReminder_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "VendorRequest" ADD CONSTRAINT "VendorRequest_requesterId_fkey" FOREIGN KEY ("requesterId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What is ordinary may change and go.
grant select, insert, update, delete on "SavedView", "DefaultView", "CalendarLink", "ReviewReminder", "VendorRequest" to recital_app;
