"use client";

import { FormContextHolder } from "@/components/forms/form-context";
import type { Typed } from "@/lib/domain/form-state";
import type { FormField } from "@/lib/domain/record-form-view";
import { RecordField } from "../form/record-field";

const noErrors = {};

/** The control of one field, with what the address says of it filled in. */
export function BulkValue({ field, typed }: { field: FormField; typed: Typed }) {
  return (
    <FormContextHolder value={{ prefix: "bulk", errors: noErrors, typed: null, initial: typed }}>
      <RecordField field={field} within={null} />
    </FormContextHolder>
  );
}
