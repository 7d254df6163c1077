import { runTunnel } from "./run-tunnel.ts";

/** `npm run tunnel`: a stage's database on a port of this machine. */
const stopped = new AbortController();
// The second Ctrl-C, which finds no listener, ends the process at once.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => stopped.abort());
}
process.exitCode = await runTunnel(
  process.argv.slice(2),
  { print: console.log, printError: console.error },
  stopped.signal,
);
