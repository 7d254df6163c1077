import type { RejectionCode } from "@iotd/core/picture";

/** An upload that cannot become a picture, and why: an outcome, not a failure. `cause` is for the log. */
export type Refused = { readonly refused: RejectionCode; readonly cause?: unknown };

export const refused = (code: RejectionCode, cause?: unknown): Refused => ({
  refused: code,
  ...(cause !== undefined && { cause }),
});

export const isRefused = (outcome: object): outcome is Refused => "refused" in outcome;
