import { findService } from "@iotd/local/running-service";
import { loadSecrets } from "@iotd/local/secrets";
import { readSettings } from "@iotd/local/settings";
import { type Command, depsFromEnvironment, runCommand } from "@iotd/ops";

/** Runs `command` on the service that `npm start` runs on this machine. */
export async function runHere(command: Command): Promise<Readonly<Record<string, unknown>>> {
  const { dataDirectory } = readSettings(process.env);
  const service = await findService(dataDirectory);
  const { accessKeys } = await loadSecrets(dataDirectory);
  // What npm start was told is not what the service that it started is to be asked by.
  delete process.env.DATABASE_URL;
  delete process.env.AWS_SESSION_TOKEN;
  // The AWS SDK takes its credentials from there, as it does in the cloud.
  Object.assign(process.env, service);
  const deps = depsFromEnvironment(process.env, async () => accessKeys.iotd_owner);
  return runCommand(deps, command);
}
