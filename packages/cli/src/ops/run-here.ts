import { findService } from "@iotd/local/running-service";
import { loadSecrets } from "@iotd/local/secrets";
import { readSettings } from "@iotd/local/settings";
import { type Command, depsFromEnvironment, runCommand } from "@iotd/ops";
import { forgetForeignServers } from "@iotd/process/environment";

/** Runs `command` on the service that `npm start` runs on this machine. */
export async function runHere(command: Command): Promise<Readonly<Record<string, unknown>>> {
  const { dataDirectory } = readSettings(process.env);
  const service = await findService(dataDirectory);
  const { accessKeys } = await loadSecrets(dataDirectory);
  // They may be set for npm start itself, and are wrong for the service that it started.
  delete process.env.DATABASE_URL;
  forgetForeignServers();
  // The AWS SDK reads its credentials from the environment, as it does in the cloud.
  Object.assign(process.env, service);
  const deps = depsFromEnvironment(process.env, async () => accessKeys.iotd_owner);
  return runCommand(deps, command);
}
