import { runSmoke } from "./run-smoke.ts";

/** `npm run smoke`: whether a deployed site works. */
const stopped = new AbortController();
// The second Ctrl-C, which finds no listener, ends the process at once.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => stopped.abort());
}
process.exitCode = await runSmoke(
  process.argv.slice(2),
  { print: console.log, printError: console.error, environment: process.env },
  stopped.signal,
);
