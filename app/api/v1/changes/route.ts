import { apiRoute, otherMethods } from "@/lib/auth/api-door";
import { listChangesBefore } from "@/lib/data/changes/change-reads";
import { changesListed } from "@/lib/domain/api/changes";

export const GET = apiRoute(changesListed, listChangesBefore);

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET");
