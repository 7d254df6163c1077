import { parseOrExplain } from "../command-options.ts";
import type { InputTerminal } from "../terminal.ts";
import { describeCheck, describeChecks } from "./describe-checks.ts";
import { listChecks } from "./list-checks.ts";
import { runChecks } from "./run-checks.ts";
import { openSite } from "./site.ts";
import { parseSmokeOptions, usage } from "./smoke-options.ts";
import { waitForService } from "./wait-for-service.ts";

/**
 * Runs the smoke test with its command-line arguments. Returns the exit code: 0 all checks passed, 1 a
 * check failed, 2 wrong arguments, and no request was sent. When `stopped` is aborted, it deletes what
 * it created and ends.
 */
export async function runSmoke(
  args: readonly string[],
  terminal: InputTerminal,
  stopped: AbortSignal,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  const options = parseOrExplain(
    () => parseSmokeOptions(args, environment, terminal),
    usage,
    terminal,
  );
  if (!options) return 2;
  const { origin, waitSeconds, json } = options;
  const printLine = (line: string) => {
    if (!json) terminal.print(line);
  };
  printLine(`${origin}\n`);
  if (waitSeconds > 0) await waitForService(origin, waitSeconds, stopped);
  const results = await runChecks(
    (signal) => openSite(origin, signal),
    listChecks(options),
    (result) => printLine(describeCheck(result)),
    stopped,
  );
  const isWell = !stopped.aborted && results.every(({ outcome }) => outcome !== "failed");
  terminal.print(
    json
      ? JSON.stringify({ url: origin, isWell, checks: results })
      : `\n${describeChecks(results)}`,
  );
  return isWell ? 0 : 1;
}
