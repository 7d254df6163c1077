/** Longer than npm takes to forward a signal, shorter than the time until a person presses Ctrl-C again. */
const duplicateMilliseconds = 1_000;

/**
 * A signal that aborts when this process is asked to stop: by Ctrl-C, `kill` or the end of its terminal.
 * When it is asked again, the process exits at once with 130. Child processes must be ended on "exit".
 *
 * One Ctrl-C can cause two signals: from the terminal, and from npm, which forwards it to its child
 * process. That is this process if the shell between them has replaced itself, as bash does.
 */
export function stopSignal(): AbortSignal {
  const stopped = new AbortController();
  let askedAt: number | undefined;
  const stop = () => {
    askedAt ??= performance.now();
    stopped.abort();
    if (performance.now() - askedAt > duplicateMilliseconds) process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  return stopped.signal;
}
