import type { Site } from "./site.ts";

/** What a check saw that is as it should be, in a few words; or why it says nothing here. */
export type Seen = string | { readonly skipped: string };

export type Check = {
  readonly name: string;
  /** Longer than this it may not take. */
  readonly limitSeconds: number;
  /** Rejects with one sentence on what was expected and what was seen. */
  readonly run: (site: Site) => Promise<Seen>;
};

export type CheckResult = {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly seconds: number;
  /** What was seen, why it failed, or why it was skipped. */
  readonly detail: string;
};
