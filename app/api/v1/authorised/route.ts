import { apiRoute, otherMethods } from "@/lib/auth/api-door";
import { authorisedFor } from "@/lib/data/gate/authorised";
import { authorised } from "@/lib/domain/api/authorised";

export const GET = apiRoute(authorised, (actor, { customer, engagement = null }) =>
  authorisedFor(actor, { customer, engagement }),
);

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET");
