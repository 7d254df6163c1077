import type { RejectionCode } from "@iotd/core/picture";

/** The reason why an upload cannot become a picture. It is a result, not an error. `cause` is for the log. */
export type Refused = { readonly refused: RejectionCode; readonly cause?: unknown };

/** Makes a `Refused`. */
export const refused = (code: RejectionCode, cause?: unknown): Refused => ({
  refused: code,
  ...(cause !== undefined && { cause }),
});

/** Whether an outcome is a `Refused`. */
export const isRefused = (outcome: object): outcome is Refused => "refused" in outcome;
