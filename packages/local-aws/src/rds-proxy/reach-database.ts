import { setTimeout as wait } from "node:timers/promises";
import { isDatabaseOutage } from "@iotd/core/database";
import { errorSentence } from "@iotd/core/error-sentence";
import { openUpstream, type Upstream } from "./open-upstream.ts";
import { Refusal, shuttingDown } from "./refusal.ts";

const retryMilliseconds = 100;

/**
 * Opens a connection to the database at `url`. While the database is not available, as in a failover, it
 * tries again for `timeoutMilliseconds`.
 *
 * @throws Refusal "08006" if the database stays unavailable, "28000" if it refuses the proxy, "57P01" if
 * `stopping` is aborted.
 */
export const reachDatabase = async (
  url: string,
  timeoutMilliseconds: number,
  stopping: AbortSignal,
): Promise<Upstream> => {
  const deadline = performance.now() + timeoutMilliseconds;
  for (;;) {
    try {
      return await openUpstream(url);
    } catch (cause) {
      const reason = errorSentence(cause);
      if (!isDatabaseOutage(cause)) {
        throw new Refusal("28000", `The database refuses the proxy: ${reason}`, { cause });
      }
      if (performance.now() + retryMilliseconds > deadline) {
        throw new Refusal("08006", `The database cannot be reached: ${reason}`, { cause });
      }
    }
    await wait(retryMilliseconds, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) throw shuttingDown();
  }
};
