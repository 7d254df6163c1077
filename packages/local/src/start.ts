import { createLogger } from "@iotd/core/logging";
import { readSettings } from "./service/settings.ts";
import { startService } from "./service/start-service.ts";

/** `npm start`: runs the service until Ctrl-C, or says in one line why it cannot. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  console.log("Starting the database, the object storage and the web server …");
  // Requests are logged as in the cloud, but on standard error: this output is for a person.
  const service = await startService(settings, createLogger(console.error));

  const stop = async () => {
    await service.stop();
    console.log("Stopped. Your pictures are kept.");
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);

  console.log(`
  Image of the Day is at   ${service.url}
  Editors sign in at       ${service.url}/admin
      e-mail address       ${service.admin.email}
      password             ${settings.admin.password ? "the one in IOTD_ADMIN_PASSWORD" : service.admin.password}

  Data is kept in ${settings.dataDirectory}. Ctrl-C stops everything.
`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
