"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { realClock } from "@/lib/clock";
import { changeRoles, disableUser, enableUser, invitePerson } from "@/lib/data/people";
import { sendStaffLink } from "@/lib/data/sign-in-links";
import { roles } from "@/lib/domain/access";
import { isSingleAddress } from "@/lib/domain/mail-address";

const email = z.string().trim().refine(isSingleAddress, "This is no e-mail address.");
const chosenRoles = z.array(z.enum(roles)).default([]);

const refusals = {
  notAllowed: "Your role does not allow this.",
  rolesInConflict:
    "The data protection officer must not also approve (GDPR Art. 38(6)): take one of the two roles away.",
  emailTaken: "Somebody with this e-mail address is on the list already.",
  noSuchUser: "This person is no longer on the list, or is disabled.",
  yourself:
    "You cannot disable yourself or give up being administrator: ask another administrator.",
  lastAdministrator: "This is the only active administrator: make somebody else one first.",
};

export const invite = staffAction({
  permission: "person:manage",
  input: z.object({
    email,
    name: z.string().trim().max(200, "A name has at most 200 characters."),
    "roles[]": chosenRoles,
  }),
  run: (actor, { email, name, "roles[]": held }) =>
    invitePerson(actor, { email, name: name === "" ? null : name, roles: held }, realClock()),
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
