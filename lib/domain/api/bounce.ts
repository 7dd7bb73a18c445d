import { z } from "zod";
import { operation } from "./operation";

/** As long as a report of one mail can be that carries the mail itself; longer ones are cut by who sends them. */
const mostCharacters = 900_000;

const rawSchema = z.strictObject({
  message: z
    .string()
    .min(1, "must not be empty")
    .max(mostCharacters, "has more than 900,000 characters")
    .meta({
      description:
        "The returned message as it came: a report of a delivery that failed for good (RFC 3464), with the Message-ID of our mail in it, or the address that names its delivery.",
    }),
});

const namedSchema = z.strictObject({
  messageId: z
    .string()
    // No “@” on either side of it: read in one go, however long.
    .regex(
      /^<[\x21-\x3b=?\x41-\x7e]+@[\x21-\x3b=?\x41-\x7e]+>$/,
      "must be the Message-ID of our mail, in angle brackets",
    )
    .max(300, "has more than 300 characters"),
  status: z
    .string()
    .regex(/^5\.\d{1,3}\.\d{1,3}$/, "must be a status of a failure for good, such as 5.1.1")
    .meta({ description: "The enhanced status code (RFC 3463); only 5.x.x is a bounce." }),
});

export type Returned = z.infer<typeof rawSchema> | z.infer<typeof namedSchema>;

/** What a mail server tells that receives returned messages. */
export const bounce = operation({
  id: "recordBounce",
  method: "post",
  path: "/bounces",
  scope: "bounces:write",
  summary: "Report a mail that came back",
  description:
    "Marks the delivery as bounced, as `recital mail bounce` does: its contact is used no more, and what the mail told counts as not told. Names the other contacts of the customer to whom the notice can go. Reporting the same mail twice changes nothing.",
  input: z.strictObject({}),
  body: z.union(
    [rawSchema, namedSchema],
    "must hold either `message`, or `messageId` and `status`",
  ),
  answer: z.strictObject({
    deliveryId: z.string(),
    customer: z.string(),
    contact: z.string().meta({ description: "The contact whose mail came back, by its ref." }),
    changes: z.array(z.string()).meta({ description: "The changes that the mail told of." }),
    fallback: z.array(z.strictObject({ contact: z.string(), told: z.boolean() })).meta({
      description:
        "The customer’s other contacts that can be told, those first whom the same announcement has not reached. Empty: name a contact, or send a letter.",
    }),
  }),
  refusals: {
    noReport: {
      status: 422,
      detail:
        "This is no report of a mail that failed for good (multipart/report with a status 5.x.x): nothing was marked.",
    },
    noSuchDelivery: { status: 404, detail: "No mail of ours has this Message-ID." },
    notAllowed: { status: 403, detail: "This token may not report that." },
  },
  freshSeconds: 0,
});
