import { errorSentence } from "@iotd/core/error-sentence";
import { createLogger } from "@iotd/core/logging";
import { parseCommand, runCommand } from "./commands.ts";
import { depsFromEnvironment } from "./deps-from-environment.ts";

const log = createLogger();
const deps = depsFromEnvironment();

/**
 * The Lambda function "ops", whose events are commands: `{"command": "sweep"}`. If a command fails, it
 * throws an error of one sentence, so that the schedule or person that invoked it sees the failure.
 */
export async function handler(event: unknown): Promise<Readonly<Record<string, unknown>>> {
  try {
    const result = await runCommand(deps, parseCommand(event));
    // Only names: create-admin returns a password.
    log.info("operation done", { result: Object.keys(result) });
    return result;
  } catch (error) {
    log.error("operation failed", { error });
    // Without a cause: Lambda returns and logs everything that is thrown, and Drizzle's errors contain hashes of passwords.
    throw new Error(errorSentence(error));
  }
}
