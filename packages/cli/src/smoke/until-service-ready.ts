import { setTimeout as wait } from "node:timers/promises";
import { openSite } from "./site.ts";

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
  const over = AbortSignal.any([AbortSignal.timeout(seconds * 1_000), stopped]);
  while (!over.aborted) {
    try {
      if ((await openSite(origin, over).ask("/health/ready")).status === 200) return;
      await wait(pollMilliseconds, undefined, { signal: over });
    } catch {
      // Not there yet, as a name that was just made may be; the next attempt must not come at once.
      await wait(over.aborted ? 0 : pollMilliseconds);
    }
  }
}
