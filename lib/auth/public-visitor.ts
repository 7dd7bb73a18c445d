import { type PublicActor, publicActor } from "./actor";
import { requestTime } from "./request";

/** Whoever sends this request, as anyone at all. */
export function publicVisitor(): PublicActor {
  return publicActor(requestTime());
}
