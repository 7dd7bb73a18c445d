/** What another address of a contact stopped, and what was ordered in its place; neither where no mail was concerned. */
type MailRedirected = {
  stoppedDeliveries?: readonly string[];
  announcementIds?: readonly string[];
};

/** A record of processing activities as a file: whose, of which day, and the hashes of the file and of its facts. */
type RecordFile = {
  register: string;
  entityRef: string;
  asOf: string;
  recordedUpTo: string;
  language: string;
  layout: string;
  format: string;
  sha256: string;
  factsHash: string;
};

/** Everything that can stand in the audit chain. Payloads hold ids, days and hashes, never a person's data. */
export type AuditEvent =
  | { type: "installation.created"; instanceId: string }
  | { type: "register.imported"; records: number; fileHash: string }
  | { type: "changeSet.created"; changeSetId: string; items: number }
  | { type: "drill.drafted"; hash: string; changeSetIds: readonly string[]; items: number }
  | { type: "changeSet.edited"; changeSetId: string; items: number }
  | { type: "changeSet.submitted"; changeSetId: string }
  | { type: "changeSet.returned"; changeSetId: string; reason: string | null }
  | { type: "changeSet.approved"; changeSetId: string; frozenHash: string }
  | { type: "changeSet.rejected"; changeSetId: string; reason: string | null }
  | {
      type: "changeSet.announced";
      changeSetId: string;
      announcementId: string;
      notices: number;
      deliveries: number;
      /** What it tells is an adverse fact, and in effect with the announcement. */
      incidentId?: string;
    }
  | {
      type: "changeSet.activated";
      changeSetId: string;
      agreements: string[];
      heldBack: string[];
      incidentId?: string;
    }
  | {
      type: "announcement.ordered" | "announcement.calledBack";
      orderId: string;
      changeSetIds: readonly string[];
      sendAt: string;
    }
  | {
      type: "announcement.stopped";
      orderId: string;
      changeSetIds: readonly string[];
      reason: string;
    }
  | { type: "changeSet.withdrawn"; changeSetId: string; reason: string | null }
  | { type: "changeSet.afterEnd"; changeSetId: string; reason: string }
  | { type: "changeSet.adverseDays"; changeSetId: string; trueSince: string; knownOn: string }
  | {
      type: "changeSet.correctionWritten" | "changeSet.correctionDropped";
      changeSetId: string;
      correctionId: string;
    }
  | {
      type: "changeSet.corrected";
      changeSetId: string;
      correctionId: string;
      announcementId: string;
      restarts: boolean;
      deliveries: number;
      /** Where the days began anew and the planned day with them: the former one, and the one that counts. */
      plannedBefore?: string;
      plannedOn?: string;
      /** Of what was told and what is right, and of the records before and after. */
      entriesHash: string;
      itemsHash: string;
    }
  | { type: "changeSet.rebased"; changeSetId: string; conflicts: number }
  | { type: "changeSet.carriedOver"; changeSetId: string; records: number; factsHash: string }
  | { type: "changeSet.redrafted"; changeSetId: string; fromId: string; items: number }
  | {
      type: "objection.recorded";
      objectionId: string;
      changeSetId: string;
      agreementRef: string;
      timely: boolean;
      /** It came in time and is entered after the change took effect. */
      incidentId?: string;
      /** The mail by which the customer is told that it came. */
      announcementId?: string;
      deliveries?: number;
    }
  | { type: "objection.answered"; objectionId: string; answeredOn: string; textHash: string }
  | {
      type: "incident.opened";
      incidentId: string;
      kind: string;
      engagementRef: string;
      /** Of an adverse fact that stands in no record: its days when it was opened, and the hash of its words. */
      trueSince?: string;
      knownOn?: string;
      factHash?: string;
    }
  | { type: "incident.told"; incidentId: string; agreementRef: string; toldOn: string }
  | {
      type: "incident.daysSet";
      incidentId: string;
      trueSince: string;
      knownOn: string;
      reason: string;
    }
  | {
      type: "incident.suspension";
      incidentId: string;
      suspension: string;
      on: string;
      /** The sub-processors that it suspends, or that are suspended no more. */
      engagementRefs?: readonly string[];
      /** For whom; not there: for all that the incident concerns. */
      agreementRefs?: readonly string[];
    }
  /** For whom that came later it began, or ended, with it. */
  | { type: "incident.suspendedLater"; incidentId: string; agreementRefs: readonly string[] }
  | { type: "incident.lifted"; incidentId: string; agreements: number; reason: string }
  | {
      type: "incident.closed";
      incidentId: string;
      reason: string;
      /** The steps that were due and are left undone, each with the reason. */
      undone?: readonly { step: string; reason: string }[];
    }
  | { type: "incident.reopened"; incidentId: string; reason: string }
  | {
      type: "digest.ordered";
      month: string;
      publication: number;
      /** null: there was nothing to tell. */
      announcementId: string | null;
      customers: number;
      deliveries: number;
    }
  | { type: "contact.digestSet"; contactId: string; wanted: boolean }
  | { type: "notice.reminded"; changeSetId: string; agreementRef: string; contacts: number }
  | {
      /** The end was taken back that had closed it, or had answered objections to it. */
      type: "notice.reopened";
      changeSetId: string;
      agreementRef: string;
      objectionIds: readonly string[];
      /** By which the customer is told anew; not there where the notice itself had stayed open, or is in effect. */
      announcementId?: string;
      deliveries?: number;
    }
  | {
      type: "objection.decided";
      objectionId: string;
      decision: string;
      /** The mail by which the customer is told; not there where nobody can be told by mail. */
      announcementId?: string;
      deliveries?: number;
    }
  | {
      type: "approval.recorded";
      approvalId: string;
      changeSetId: string;
      agreementRef: string;
      kind: string;
    }
  | { type: "letter.recorded"; deliveryId: string; changeSetId: string; agreementRef: string }
  | { type: "delivery.resent"; deliveryId: string; announcementId: string }
  | { type: "delivery.bounced"; deliveryId: string }
  | { type: "attempts.sealed"; attempts: number; digest: string }
  | { type: "evidence.made"; subject: "change" | "customer"; ref: string }
  | { type: "publication.made"; number: number; hash: string }
  | { type: "publication.drawn"; number: number; files: number; listingHash: string }
  | { type: "publication.documentsDrawn"; number: number; files: number; listingHash: string }
  | ({ type: "contacts.imported"; contactIds: string[] } & MailRedirected)
  | { type: "customerList.uploaded"; fileHash: string }
  | { type: "customerList.discarded"; userId: string }
  | { type: "letterTracking.uploaded"; changeSetId: string; fileHash: string }
  | { type: "letterTracking.discarded"; userId: string }
  | {
      type: "customerList.imported";
      fileHash: string;
      changeSetId: string | null;
      items: number;
      contactIds: string[];
      /** Contacts that the file confirms, and from where it is known whom the customer named. */
      confirmed: { contactId: string; reason: string }[];
    }
  | { type: "importFile.uploaded"; fileHash: string }
  | { type: "importFile.edited"; fileHash: string }
  | { type: "importFile.discarded"; userId: string }
  | { type: "importFile.imported"; fileHash: string; changeSetId: string; items: number }
  | { type: "importMapping.saved"; headings: string }
  | { type: "contact.erased"; contactId: string }
  | { type: "user.added"; userId: string }
  | { type: "user.disabled"; userId: string }
  | { type: "user.rolesChanged"; userId: string; roles: string[] }
  | { type: "user.enabled"; userId: string }
  | { type: "user.accessEndSet"; userId: string; until: string | null }
  | { type: "audit.read"; filter: string }
  | { type: "audit.exported"; filter: string; format: string; entries: number; head: string | null }
  | { type: "audit.verified"; entries: number; head: string | null; problems: number }
  | { type: "user.passwordSet"; userId: string }
  | { type: "signIn.linkOrdered"; purpose: string; userId: string | null; contactId: string | null }
  | { type: "session.opened"; sessionId: string; userId: string | null; contactId: string | null }
  | { type: "session.closed"; sessionIds: string[] }
  | ({ type: "contact.saved"; contactId: string; customerRef: string } & MailRedirected)
  | ({ type: "contact.confirmed"; contactId: string; reason?: string } & MailRedirected)
  | { type: "comment.added"; commentId: string; changeSetId: string }
  | {
      type: "advice.given";
      adviceId: string;
      changeSetId: string;
      inFavour: boolean;
      itemsHash: string;
      textHash: string;
    }
  | { type: "notice.acknowledged"; changeSetId: string; agreementRef: string; contactId: string }
  | { type: "annex.downloaded"; agreementRef: string; inputHash: string }
  | {
      type: "signedAnnex.recorded";
      signedAnnexId: string;
      agreementRef: string;
      signedOn: string;
      publication: number | null;
      sha256: string;
    }
  | { type: "attachment.kept"; attachmentId: string; kind: string; ref: string; sha256: string }
  | { type: "termination.ordered"; agreementRef: string; tasks: string[] }
  | {
      type: "termination.settled";
      agreementRef: string;
      taskId: string;
      outcome: string;
      doneOn: string;
      /** Of the words and the file that show it. */
      evidenceHash: string | null;
      attachment: { id: string; sha256: string } | null;
    }
  | { type: "termination.certified"; agreementRef: string; certificates: Record<string, string> }
  | { type: "certificate.downloaded"; agreementRef: string; language: string }
  | { type: "attachment.removed"; attachmentId: string; reason: string }
  | { type: "attachment.downloaded"; attachmentId: string }
  | { type: "signedAnnex.removed"; signedAnnexId: string; reason: string }
  | { type: "signedAnnex.downloaded"; signedAnnexId: string }
  | ({ type: "record.downloaded" } & RecordFile)
  | ({ type: "record.handedOver"; handoverId: string; handedOn: string } & RecordFile)
  | { type: "record.handoverDownloaded"; handoverId: string; sha256: string }
  | { type: "subscriber.added"; subscriberId: string }
  | { type: "subscriber.confirmed"; subscriberId: string }
  | { type: "subscriber.removed"; subscriberId: string }
  | { type: "view.saved"; viewId: string; list: string; shared: boolean }
  | { type: "view.removed"; viewId: string }
  | { type: "view.defaultChosen"; list: string; viewId: string | null }
  | { type: "review.confirmed"; changeSetId: string; kind: string; ref: string; topic: string }
  | { type: "review.reminded"; userId: string; dates: number }
  | { type: "calendar.linked"; userId: string }
  | { type: "calendar.revoked"; userId: string }
  | {
      type: "work.handedOver";
      fromUserId: string;
      toUserId: string;
      changeSetId: string | null;
      records: number;
      drafts: number;
      views: number;
    }
  | { type: "request.made"; requestId: string }
  | { type: "request.taken"; requestId: string; changeSetId: string }
  | { type: "request.declined"; requestId: string }
  | { type: "received.recorded"; receivedId: string; sha256: string; receivedOn: string }
  | {
      type: "received.confirmed";
      receivedId: string;
      vendorRef: string;
      engagementRefs: string[];
      receivedOn: string;
      statedEffectiveOn: string | null;
    }
  | { type: "received.cascaded"; receivedId: string; changeSetId: string }
  | { type: "received.drafted"; receivedId: string; textHash: string }
  | { type: "received.objected"; receivedId: string; sentOn: string; sentBy: string }
  | { type: "received.settled"; receivedId: string; state: string }
  | { type: "received.downloaded"; receivedId: string }
  | { type: "received.erased"; receivedId: string; reason: string }
  | { type: "token.added"; tokenId: string; scopes: readonly string[]; expiresAt: string }
  | { type: "token.ended"; tokenId: string }
  | { type: "webhook.added"; webhookId: string; host: string; events: readonly string[] }
  | { type: "webhook.ended"; webhookId: string }
  | { type: "webhook.resent"; webhookId: string; eventId: string }
  | { type: "webhook.tested"; webhookId: string }
  | { type: "reply.filed"; replyId: string; noticeIds: readonly string[]; sha256: string }
  | { type: "reply.downloaded"; replyId: string }
  | { type: "reply.erased"; replyId: string; reason: string }
  | { type: "sender.checked"; questions: number; untold: number }
  | { type: "mailbox.asked"; proofId: string }
  | { type: "mailbox.proved"; proofId: string }
  | { type: "mail.paused" }
  | { type: "mail.resumed" }
  | { type: "backup.restored"; auditHead: string };
