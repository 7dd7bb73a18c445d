-- A vendor that takes the place of another in one engagement while data are held has a task of its own beside the former one's.
drop index "TerminationTask_holder";
create unique index "TerminationTask_holder" on "TerminationTask" ("agreementRef", coalesce("engagementRef", ''), holder);
