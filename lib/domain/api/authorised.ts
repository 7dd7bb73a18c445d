import { z } from "zod";
import { authorisationStates, waitingStates } from "@/lib/domain/change/authorised";
import { operation } from "./operation";
import { noSuchCustomer, refSchema } from "./shared";

const day = z.iso.date();

const waitingSchema = z.strictObject({
  changeSet: z.string(),
  title: z.string(),
  state: z.enum(waitingStates),
  earliestEffectiveOn: day.nullable().meta({
    description: "The earliest day on which it may take effect for this agreement, as told so far.",
  }),
});

const engagementSchema = z.strictObject({
  ref: z.string(),
  name: z.string().meta({ description: "Who is engaged, as the agreement’s annex names it." }),
  service: z.string().nullable(),
  authorised: z.boolean().meta({
    description:
      "Whether it stands on this agreement’s list and is not suspended for it. Switch on nothing without it.",
  }),
  state: z.enum(authorisationStates).meta({
    description:
      "AUTHORISED: on the agreement’s list. ANNOUNCED: told, in effect for nobody. HELD_BACK: rolling out, and not yet for this agreement. DECLINED: left out for this agreement. NOT_LISTED: not part of what this agreement covers, or left out by it. SUSPENDED: on the list, and suspended for this agreement by an incident until that is lifted.",
  }),
  authorisedFrom: day.nullable().meta({
    description: "Null: not authorised, or the register does not say since when.",
  }),
  inUse: z.boolean().meta({
    description:
      "Whether it is in use for this agreement, as the register says: what can be switched per customer, where it stands on the agreement’s list; what is being replaced, until it has ended for this agreement. What is suspended for it is not.",
  }),
  inUseFrom: day.nullable(),
  inUseTo: day.nullable(),
  standby: z.boolean(),
  optional: z.boolean(),
  perTenantSwitch: z.boolean(),
  waiting: z.array(waitingSchema).meta({
    description:
      "Changes to this entry that the agreement has not got: until then the older record holds.",
  }),
  suspended: z.strictObject({ since: day, incident: z.int() }).nullable().meta({
    description:
      "Since when it is suspended for this agreement, and by which incident; null: it is not.",
  }),
});

const agreementSchema = z.strictObject({
  ref: z.string(),
  title: z.string(),
  inForce: z.boolean(),
  engagements: z.array(engagementSchema),
});

/** What a product's own feature switch asks. */
export const authorised = operation({
  id: "getAuthorised",
  method: "get",
  path: "/authorised",
  scope: "authorised:read",
  summary: "Which sub-processors a customer has authorised",
  description:
    "The agreed list of each of a customer’s agreements, as its annex has it, with what is announced, held back or left out. Ask with `engagement` before you switch a feature on for a customer.",
  input: z.strictObject({
    customer: refSchema.meta({ description: "The ref of the customer." }),
    engagement: refSchema.optional().meta({ description: "The ref of one engagement." }),
  }),
  body: null,
  answer: z.strictObject({
    customer: z.string(),
    publication: z.int().meta({ description: "The publication that the lists rest on." }),
    authorised: z.boolean().nullable().meta({
      description:
        "With `engagement`: whether every agreement in force that covers it has it on its list and has not suspended it, and at least one does. Without: null.",
    }),
    agreements: z.array(agreementSchema),
  }),
  refusals: {
    noSuchCustomer,
    noSuchEngagement: { status: 404, detail: "There is no engagement with this ref." },
    nothingPublished: { status: 404, detail: "Nothing was published yet, so nothing is agreed." },
    notAllowed: { status: 403, detail: "This token may not ask that." },
  },
  freshSeconds: 30,
});
