import { apiRoute, otherMethods } from "@/lib/auth/api-door";
import { listNoticesAfter } from "@/lib/data/changes/change-reads";
import { changeNotices } from "@/lib/domain/api/notices";

export const GET = apiRoute(changeNotices, listNoticesAfter);

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET");
