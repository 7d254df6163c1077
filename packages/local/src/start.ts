import { relative } from "node:path";
import { stopSignal } from "@iotd/process/stop-signal";
import { runDemo } from "./demo/run-demo.ts";
import { readSettings } from "./service/settings.ts";
import { type LocalService, startService } from "./service/start-service.ts";

/** `npm start`: runs the service until Ctrl-C, or prints in one line why it cannot start. */
async function main(): Promise<void> {
  const isDemo = readArguments(process.argv.slice(2));
  const settings = readSettings(process.env);
  console.log("Starting the database, the object storage and the web server …");
  // Also during the start, because PostgreSQL must not continue without this process.
  const stopped = stopSignal();
  stopped.addEventListener("abort", () => console.log("Stopping …"));
  const service = await startService(settings, console.error);
  const stop = async () => {
    await service.stop();
    console.log("Stopped. Your pictures are kept.");
  };
  if (stopped.aborted) return stop();
  stopped.addEventListener("abort", stop);
  console.log(welcome(service, settings));
  if (isDemo) await runDemo(service, settings.timeZone, stopped);
}

/** Whether `--demo` is given. Throws an error of one line for other arguments. */
function readArguments(given: readonly string[]): boolean {
  const unknown = given.filter((argument) => argument !== "--demo");
  if (unknown.length > 0) {
    throw new Error(`npm start has one option, --demo, and not ${unknown.join(" ")}`);
  }
  return given.includes("--demo");
}

function welcome(
  { url, admin, logFile }: LocalService,
  settings: ReturnType<typeof readSettings>,
): string {
  const password = settings.admin.password === undefined ? admin.password : "(the one you set)";
  return `
  Image of the Day    ${url}
  Editors sign in at  ${url}/admin
      e-mail address  ${admin.email}
      password        ${password}

  Pictures are kept in ${relative("", settings.dataDirectory) || "."}, the log is ${relative("", logFile)}.
  Ctrl-C stops everything.
`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
