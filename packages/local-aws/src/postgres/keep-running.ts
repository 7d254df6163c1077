import { setTimeout as wait } from "node:timers/promises";
import { errorSentence } from "@iotd/core/error-sentence";
import type { RunningServer } from "./run-server.ts";

const defaultPausesMilliseconds = [0, 1_000, 2_000, 4_000, 8_000, 16_000] as const;
/** A server that ran for this time counts as healthy, and the pauses begin again. */
const healthyMilliseconds = 60_000;

/** Called with a sentence when a server ends, runs again, or is given up. */
export type ReportRestart = (sentence: string) => void;

/**
 * Starts the server with `start` again when it ends without being asked to. Each attempt follows a pause,
 * and after the last one in a row it gives up. `stop` of the result stops the server that runs, and all
 * attempts.
 *
 * @default pausesMilliseconds six pauses, of half a minute in all
 */
export const keepRunning = (
  first: RunningServer,
  start: () => Promise<RunningServer>,
  report: ReportRestart,
  pausesMilliseconds: readonly number[] = defaultPausesMilliseconds,
): Pick<RunningServer, "stop"> => {
  const stopping = new AbortController();
  let current: RunningServer | undefined = first;
  let failures = 0;

  const startAgain = async (): Promise<void> => {
    const pause = pausesMilliseconds[failures];
    if (pause === undefined) {
      return report(
        `PostgreSQL ended ${failures} times and is not started again. Correct the reason above, then stop the service and start it again.`,
      );
    }
    failures += 1;
    await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (stopping.signal.aborted) return;
    try {
      current = await start();
    } catch (error) {
      report(`PostgreSQL cannot be started: ${errorSentence(error)}`);
      return startAgain();
    }
    report("PostgreSQL runs again.");
    return watch(current);
  };

  const watch = async (server: RunningServer): Promise<void> => {
    const startedAt = performance.now();
    const reason = await server.ended;
    current = undefined;
    if (stopping.signal.aborted) return;
    if (performance.now() - startedAt > healthyMilliseconds) failures = 0;
    report(`PostgreSQL ended (${reason}) and is started again.`);
    return startAgain();
  };

  const watching = watch(first);
  return {
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await watching;
      // It may have been started in the meantime.
      await current?.stop();
    },
  };
};
