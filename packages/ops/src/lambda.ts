import { createLogger } from "@iotd/core/logging";
import { parseCommand, runCommand } from "./commands.ts";
import { depsFromEnvironment } from "./deps-from-environment.ts";

const log = createLogger();
const deps = depsFromEnvironment();

/**
 * The Lambda function "ops": an event is a command, `{"command": "sweep"}`. Fails as a function
 * does, so that whoever invoked it (a deployment, a schedule, a person) sees that it failed.
 */
export async function handler(event: unknown): Promise<Readonly<Record<string, unknown>>> {
  const result = await runCommand(deps, parseCommand(event));
  // Without its values: create-admin returns a password.
  log.info("operation done", { result: Object.keys(result) });
  return result;
}
