import { depsFromEnvironment, runCli } from "@iotd/ops";
import { findService } from "./service/running-service.ts";
import { readSettings } from "./service/settings.ts";

/** `npm run ops`: operations on the service that `npm start` runs on this machine. */
process.exitCode = await runCli(process.argv.slice(2), depsOfRunningService, {
  print: console.log,
  printError: console.error,
});

async function depsOfRunningService() {
  const { dataDirectory } = readSettings(process.env);
  // The AWS SDK takes its credentials from there, as it does in the cloud.
  Object.assign(process.env, await findService(dataDirectory));
  return depsFromEnvironment();
}
