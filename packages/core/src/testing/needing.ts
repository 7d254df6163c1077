declare module "vitest" {
  interface TaskMeta {
    /** Why the test, or all of the suite, does not run on this machine. */
    readonly skipReason?: string;
  }
}

/**
 * Options of tests that need what a machine may lack. Where `isHere` is false they are skipped, and
 * the summary of the run prints `reason`, one sentence.
 */
export const needing = (isHere: boolean, reason: string) =>
  isHere ? {} : { skip: true, meta: { skipReason: reason } };
