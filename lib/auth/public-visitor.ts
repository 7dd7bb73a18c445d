import { type PublicActor, publicActor } from "./actor";
import { now } from "./request";

/** Whoever sends this request, as anyone at all. */
export function publicVisitor(): PublicActor {
  return publicActor(now());
}
