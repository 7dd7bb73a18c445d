import { authorised } from "./authorised";
import { bounce } from "./bounce";
import { changeOne, changesListed } from "./changes";
import { changeConsequence } from "./consequence";
import { changeNotices } from "./notices";
import type { Operation } from "./operation";

/** All that programs may ask, as the description lists it. */
export const operations: readonly Operation[] = [
  authorised,
  bounce,
  changesListed,
  changeOne,
  changeConsequence,
  changeNotices,
];
