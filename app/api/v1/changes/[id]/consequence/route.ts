import { apiRoute, otherMethods } from "@/lib/auth/api-door";
import { readConsequence } from "@/lib/data/changes/change-reads";
import { changeConsequence } from "@/lib/domain/api/consequence";

export const GET = apiRoute(changeConsequence, (actor, { id }) => readConsequence(actor, id));

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET");
