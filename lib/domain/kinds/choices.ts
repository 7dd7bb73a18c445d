/** Values that several kinds share. The codes are the field's own; they never change meaning. */
export const regimes = ["EU_GDPR", "UK_GDPR", "CH_FADP"] as const;
export const processingRoles = [
  "CONTROLLER",
  "JOINT_CONTROLLER",
  "PROCESSOR",
  "SUB_PROCESSOR",
] as const;
export const natures = [
  "COLLECT",
  "STORE",
  "HOST",
  "TRANSMIT",
  "ANALYSE",
  "DISPLAY",
  "DELETE",
  "SUPPORT_ACCESS",
  "PROFILE",
] as const;
export const sccModules = ["M1", "M2", "M3", "M4"] as const;
export type Regime = (typeof regimes)[number];
