import { findService } from "@iotd/local/running-service";
import { readSettings } from "@iotd/local/settings";
import { type Command, depsFromEnvironment, runCommand } from "@iotd/ops";

/** Runs `command` on the service that `npm start` runs on this machine. */
export async function runHere(command: Command): Promise<Readonly<Record<string, unknown>>> {
  const { dataDirectory } = readSettings(process.env);
  // The AWS SDK takes its credentials from there, as it does in the cloud.
  Object.assign(process.env, await findService(dataDirectory));
  return runCommand(depsFromEnvironment(), command);
}
