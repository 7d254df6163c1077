import { setTimeout as wait } from "node:timers/promises";
import { openSite } from "./site.ts";
import { withTimeLimit } from "./with-time-limit.ts";

const pollMilliseconds = 1_000;

/**
 * Waits until the site at `origin` says that it is ready, at most `seconds`: what was just deployed may
 * have to start. Resolves in any case, for the checks say what is wrong.
 */
export async function untilServiceReady(
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

/** Not where it does not answer at all: a name that was just made may not be known yet. */
async function isReady(origin: string, signal: AbortSignal): Promise<boolean> {
  try {
    return (await openSite(origin, signal).ask("/health/ready")).status === 200;
  } catch {
    return false;
  }
}
