import { readFileSync } from "node:fs";
import { errorSentence } from "@iotd/core/error-sentence";
import { describeCheck, describeResults } from "./describe-result.ts";
import { listChecks } from "./list-checks.ts";
import { runChecks } from "./run-checks.ts";
import { openSite } from "./site.ts";
import { parseSmokeOptions, type SmokeOptions, usage } from "./smoke-options.ts";
import { untilServiceReady } from "./until-service-ready.ts";

/** What the command reads from and writes to. */
export type Terminal = {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** All of standard input. @default that of this process */
  readonly readInput?: () => string;
};

/**
 * The command line of the smoke test. Returns the exit code: 0 all is well, 1 a check failed, 2 not
 * understood, where nothing was asked. Once `stopped`, it clears up what it began and ends.
 */
export async function runSmoke(
  args: readonly string[],
  { print, printError, environment, readInput = () => readFileSync(0, "utf8") }: Terminal,
  stopped: AbortSignal,
): Promise<number> {
  let options: SmokeOptions;
  try {
    options = parseSmokeOptions(args, environment, readInput);
  } catch (error) {
    printError(`${errorSentence(error)}\n\n${usage}`);
    return 2;
  }
  const { origin, waitSeconds, json } = options;
  const tell = (line: string) => {
    if (!json) print(line);
  };
  tell(`${origin}\n`);
  if (waitSeconds > 0) await untilServiceReady(origin, waitSeconds, stopped);
  const results = await runChecks(
    (signal) => openSite(origin, signal),
    listChecks(options),
    (result) => tell(describeCheck(result)),
    stopped,
  );
  const isWell = !stopped.aborted && results.every(({ outcome }) => outcome !== "failed");
  print(
    json
      ? JSON.stringify({ url: origin, isWell, checks: results })
      : `\n${describeResults(results)}`,
  );
  return isWell ? 0 : 1;
}
