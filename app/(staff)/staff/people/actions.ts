"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { realClock } from "@/lib/clock";
import {
  changeRoles,
  disableUser,
  enableUser,
  invitePerson,
  setAccessEnd,
} from "@/lib/data/people/people";
import { sendStaffLink } from "@/lib/data/people/sign-in-links";
import { roles } from "@/lib/domain/access";
import { isCalendarDate } from "@/lib/domain/calendar";
import { isSingleAddress } from "@/lib/domain/mail-address";

const email = z.string().trim().refine(isSingleAddress, "This is no e-mail address.");
const lastDay = z
  .union([z.literal(""), z.string().refine(isCalendarDate, "This is no day.")])
  .default("")
  .transform((text) => (isCalendarDate(text) ? text : null));
const chosenRoles = z.array(z.enum(roles)).default([]);

const refusals = {
  notAllowed: "Your role does not allow this.",
  rolesInConflict:
    "The data protection officer must not also approve (GDPR Art. 38(6)): take one of the two roles away.",
  emailTaken: "Somebody with this e-mail address is on the list already.",
  noSuchUser: "This person is no longer on the list, or is disabled.",
  yourself:
    "You cannot disable yourself or give up being administrator: ask another administrator.",
  auditorNeedsEnd: "An auditor's access has an end: name the last day.",
  dayPassed: "That day has passed. To end somebody's access at once, disable them.",
  lastAdministrator: "This is the only active administrator: make somebody else one first.",
};

export const invite = staffAction({
  permission: "person:manage",
  input: z.object({
    email,
    name: z.string().trim().max(200, "A name has at most 200 characters."),
    "roles[]": chosenRoles,
    accessUntil: lastDay,
  }),
  run: (actor, { email, name, "roles[]": held, accessUntil }) =>
    invitePerson(
      actor,
      { email, name: name === "" ? null : name, roles: held, accessUntil },
      realClock(),
    ),
  refusals,
  after: ({ id }) => ({ goTo: `/staff/people/${id}?invited` }),
});

export const setRoles = staffAction({
  permission: "person:manage",
  input: z.object({ email, "roles[]": chosenRoles }),
  run: (actor, { email, "roles[]": held }) => changeRoles(actor, email, held),
  refusals,
  after: () => ({ say: "The roles are changed, from their next click on." }),
});

export const setEnd = staffAction({
  permission: "person:manage",
  input: z.object({ email, accessUntil: lastDay }),
  run: (actor, { email, accessUntil }) => setAccessEnd(actor, email, accessUntil),
  refusals,
  after: ({ id }) => ({ goTo: `/staff/people/${id}` }),
});

export const disable = staffAction({
  permission: "person:manage",
  input: z.object({ email }),
  run: (actor, { email }) => disableUser(actor, email),
  refusals,
  after: ({ id }) => ({ goTo: `/staff/people/${id}` }),
});

export const enable = staffAction({
  permission: "person:manage",
  input: z.object({ email }),
  run: (actor, { email }) => enableUser(actor, email),
  refusals,
  after: ({ id }) => ({ goTo: `/staff/people/${id}` }),
});

export const sendLink = staffAction({
  permission: "person:manage",
  input: z.object({ userId: z.string() }),
  run: (actor, { userId }) => sendStaffLink(actor, userId, realClock()),
  refusals,
  after: ({ email }) => ({ say: `A link is on its way to ${email}.` }),
});
