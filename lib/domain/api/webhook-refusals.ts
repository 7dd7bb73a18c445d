/** One sentence for each reason for which a webhook is not made, ended or told again. */
export const webhookRefusals = {
  notAllowed: "Your role does not allow this.",
  noEvent: "Say what the webhook is to be told of.",
  addressRefused:
    "The address has to begin with https:// and be one of the Internet, not of a private network.",
  noSuchWebhook: "There is no webhook with this id, or it was ended.",
  noSuchDelivery: "There is no such event any more, or its webhook was ended.",
} as const;
