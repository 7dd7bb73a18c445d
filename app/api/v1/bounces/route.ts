import { apiRoute, otherMethods } from "@/lib/auth/api-door";
import { recordBounce } from "@/lib/data/mail/bounces";
import { bounce } from "@/lib/domain/api/bounce";

export const POST = apiRoute(bounce, (actor, _nothing, returned) => recordBounce(actor, returned));

export const { GET, PUT, PATCH, DELETE } = otherMethods("POST");
