import { date, period, user } from "@/lib/domain/fields";

/** Who answers for a record, and when it is looked at again. Parts of a record have those of the record they belong to. */
export const ownerFields = {
  ownerId: user({
    label: "Owner",
    help: "Who keeps this record true and is reminded of its review.",
    source: "GDPR Art. 5(2), 24(1)",
    internal: true,
  }),
  reviewInterval: period({
    label: "Review interval",
    help: "Left out: twelve months.",
    source: "GDPR Art. 24(1)",
    internal: true,
  }),
};

export const reviewFields = {
  ...ownerFields,
  lastReviewedOn: date({ label: "Last reviewed on", source: "GDPR Art. 24(1)", internal: true }),
};
