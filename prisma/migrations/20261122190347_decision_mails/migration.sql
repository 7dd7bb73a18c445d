-- AlterEnum
ALTER TYPE "AnnouncementKind" ADD VALUE 'DECISION';

-- AlterTable
ALTER TABLE "Announcement" ADD COLUMN     "decisionId" TEXT;

-- CreateTable
CREATE TABLE "DecisionMail" (
    "id" TEXT NOT NULL,
    "objectionId" TEXT NOT NULL,
    "decision" "ObjectionDecision" NOT NULL,
    "texts" JSONB NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DecisionMail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DecisionMail_objectionId_idx" ON "DecisionMail"("objectionId");

-- CreateIndex
CREATE INDEX "Announcement_decisionId_idx" ON "Announcement"("decisionId");

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "DecisionMail"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DecisionMail" ADD CONSTRAINT "DecisionMail_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

create trigger decision_mail_stays before update or delete on "DecisionMail" for each row execute function refuse_rewrite();
create trigger decision_mail_stays_whole before truncate on "DecisionMail" for each statement execute function refuse_rewrite();
grant select, insert on "DecisionMail" to recital_app;
