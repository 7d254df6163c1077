import { setTimeout as wait } from "node:timers/promises";
import { openSite } from "./site.ts";
import { withTimeLimit } from "./with-time-limit.ts";

const pollMilliseconds = 1_000;

/**
 * Waits until the site at `origin` is ready, but not longer than `seconds`. Never rejects: the checks that
 * follow report what is wrong.
 */
export async function waitForService(
  origin: string,
  seconds: number,
  stopped: AbortSignal,
): Promise<void> {
  await withTimeLimit(seconds, stopped, async (signal) => {
    while (!signal.aborted && !(await isReady(origin, signal))) {
      await wait(pollMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  });
}

/** False also if there is no answer: the DNS may not know a new name yet. */
const isReady = (origin: string, signal: AbortSignal): Promise<boolean> =>
  openSite(origin, signal)
    .ask("/health/ready")
    .then(
      ({ status }) => status === 200,
      () => false,
    );
