import type { Site } from "./site.ts";

/** The result of a check that did not fail: what it saw, in a few words, or why it was skipped. */
export type Seen = string | { readonly skipped: string };

/** One check of the smoke test. */
export type Check = {
  readonly name: string;
  /** The check fails if it takes longer. */
  readonly limitSeconds: number;
  /** Rejects with one sentence that says what was expected and what was seen. */
  readonly run: (site: Site) => Promise<Seen>;
};

/** The result of a check, as `--json` prints it. */
export type CheckResult = {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly seconds: number;
  /** What was seen, or why it failed or was skipped. */
  readonly detail: string;
};
