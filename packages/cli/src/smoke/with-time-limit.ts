/**
 * Runs `work` with a signal that is aborted after `seconds`, or when `stopped` is aborted. It sets its own
 * timer because Node 20 may collect an AbortSignal.timeout to which only AbortSignal.any refers, and then
 * it never aborts (https://github.com/nodejs/node/issues/57736).
 */
export async function withTimeLimit<Value>(
  seconds: number,
  stopped: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, seconds * 1_000);
  stopped.addEventListener("abort", stop);
  if (stopped.aborted) stop();
  try {
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
    stopped.removeEventListener("abort", stop);
  }
}
