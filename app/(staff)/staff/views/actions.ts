"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { changeView, chooseDefault, removeView, saveView } from "@/lib/data/records/saved-views";

const refusals = {
  notAllowed: "Your role does not allow this.",
  mayNotShare: "Your role keeps views for yourself: save it without sharing.",
  noSuchList: "There is no such list any more.",
  noSuchView: "This view is no longer there, or is somebody else’s.",
  nameTaken: "You have a view of this name for this list already: give it another name.",
  tooMany: "You have 50 views of this list: take one away first.",
};

const name = z
  .string()
  .trim()
  .min(1, "Give the view a name.")
  .max(80, "A name has at most 80 characters.");
const ticked = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes");
const list = z.string().max(80);

export const save = staffAction({
  permission: "register:read",
  input: z.object({ list, name, query: z.string().max(4000), shared: ticked, isDefault: ticked }),
  run: saveView,
  refusals,
  after: ({ href }) => ({ goTo: href }),
});

export const change = staffAction({
  permission: "register:read",
  input: z.object({ id: z.string(), name, shared: ticked }),
  run: changeView,
  refusals,
  after: () => ({ say: "The view is changed." }),
});

export const remove = staffAction({
  permission: "register:read",
  input: z.object({ id: z.string() }),
  run: removeView,
  refusals,
  after: ({ href }) => ({ goTo: href }),
});

export const openIn = staffAction({
  permission: "register:read",
  input: z.object({ list, id: z.string().transform((id) => (id === "" ? null : id)) }),
  run: chooseDefault,
  refusals,
  after: ({ href }) => ({ goTo: href }),
});
