/** Longer than npm takes to pass a signal on, shorter than a person to press again. */
const sameRequestMilliseconds = 1_000;

/**
 * A signal that aborts when this process is asked to stop, by Ctrl-C, `kill` or the end of its terminal.
 * Asked again, the process ends at once with 130; who started others ends them on its "exit".
 *
 * One Ctrl-C may come twice: from the terminal, and from npm, which passes it on to what it runs. That
 * is this process where the shell between them makes way, as bash does.
 */
export function stopSignal(): AbortSignal {
  const stopped = new AbortController();
  let askedAt: number | undefined;
  const stop = () => {
    askedAt ??= performance.now();
    stopped.abort();
    if (performance.now() - askedAt > sameRequestMilliseconds) process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  return stopped.signal;
}
