declare module "vitest" {
  interface TaskMeta {
    /** Why the test or suite is skipped on this machine. */
    readonly skipReason?: string;
  }
}

/**
 * Options of tests that need something that a machine may not have. If `isAvailable` is false, they are
 * skipped, and the summary of the run prints `reason`, which is one sentence.
 */
export const needing = (isAvailable: boolean, reason: string) =>
  isAvailable ? {} : { skip: true, meta: { skipReason: reason } };
