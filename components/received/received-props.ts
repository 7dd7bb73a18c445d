import type { FormAction } from "@/lib/domain/form-state";

export type ReceivedActions = Readonly<
  Record<"confirm" | "cascade" | "draft" | "object" | "settle" | "erase", FormAction>
>;

export type ReceivedRights = Readonly<Record<"handle" | "cascade" | "answer", boolean>>;
