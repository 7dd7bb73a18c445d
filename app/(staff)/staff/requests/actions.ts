"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { declineRequest, makeRequest, takeRequest } from "@/lib/data/records/vendor-requests";
import { refusals } from "@/lib/domain/language/refusals";
import { requestForm } from "./request-form";

const { notAllowed, nothingChanges, notYet, changedMeanwhile } = refusals;
const handled = {
  noSuchRequest: "There is no such request any more.",
  handledAlready: "Somebody was quicker: this request is taken up or declined already.",
};

export const ask = staffAction({
  permission: "request:make",
  input: requestForm,
  run: makeRequest,
  refusals: { notAllowed, noSuchChoice: "One of your choices is gone: choose anew." },
  after: ({ id }) => ({ goTo: `/staff/requests/${id}?made` }),
});

export const take = staffAction({
  permission: "request:handle",
  input: z.object({ id: z.string() }),
  run: takeRequest,
  refusals: { notAllowed, nothingChanges, notYet, changedMeanwhile, ...handled },
  after: ({ changeSetId }) => ({ goTo: `/staff/changes/${changeSetId}` }),
});

export const decline = staffAction({
  permission: "request:handle",
  input: z.object({
    id: z.string(),
    reply: z
      .string()
      .trim()
      .min(1, "Say why: whoever asked reads it.")
      .max(2000, "At most 2,000 characters."),
  }),
  run: declineRequest,
  refusals: { notAllowed, ...handled },
  after: ({ id }) => ({ goTo: `/staff/requests/${id}` }),
});
