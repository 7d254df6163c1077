import { errorSentence } from "@iotd/core/error-sentence";
import { createLogger } from "@iotd/core/logging";
import { parseCommand, runCommand } from "./commands.ts";
import { depsFromEnvironment } from "./deps-from-environment.ts";

const log = createLogger();
const deps = depsFromEnvironment();

/**
 * The Lambda function "ops": an event is a command, `{"command": "sweep"}`. Fails as a function
 * does, so that whoever invoked it (a schedule, a person) sees that it failed, with one sentence that
 * says why.
 */
export async function handler(event: unknown): Promise<Readonly<Record<string, unknown>>> {
  try {
    const result = await runCommand(deps, parseCommand(event));
    // Without its values: create-admin returns a password.
    log.info("operation done", { result: Object.keys(result) });
    return result;
  } catch (error) {
    log.error("operation failed", { error });
    // Lambda returns and logs all that is thrown, and Drizzle's errors hold passwords' hashes: not even as cause.
    throw new Error(errorSentence(error));
  }
}
