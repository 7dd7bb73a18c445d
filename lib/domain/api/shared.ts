import { z } from "zod";
import { refPattern } from "@/lib/domain/fields";

/** The ref of a record, as the register file has it. */
export const refSchema = z
  .string("must be given once, as a text")
  .regex(refPattern, "must be the ref of a record, such as acme-2");

export const noSuchCustomer = { status: 404, detail: "There is no customer with this ref." };

export const noSuchChange = { status: 404, detail: "There is no change with this id." };
export const notAllowed = { status: 403, detail: "This token may not ask that." };

/** How many entries one answer holds at most. */
export const limitSchema = z
  .string("must be given once")
  .regex(/^\d{1,3}$/, "must be a whole number from 1 to 200")
  .transform(Number)
  .pipe(z.int().min(1, "must be at least 1").max(200, "must be at most 200"))
  .default(50)
  .meta({ description: "How many at most: 1 to 200; left out, 50." });

/** An id of a change, such as CS-12. */
export const changeId = z
  .string()
  .regex(/^CS-\d{1,9}$/, "must be the id of a change, such as CS-12");

export const daySchema = z.iso.date();
