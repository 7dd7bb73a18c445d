import { apiRoute, otherMethods } from "@/lib/auth/api-door";
import { readChange } from "@/lib/data/changes/change-reads";
import { changeOne } from "@/lib/domain/api/changes";

export const GET = apiRoute(changeOne, (actor, { id }) => readChange(actor, id));

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET");
