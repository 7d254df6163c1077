/** Functions that stop what was started. */
export type CleanUp = {
  readonly add: (stop: () => Promise<unknown>) => void;
  /** Calls them once, the last added first, even if one of them fails. */
  readonly run: () => Promise<void>;
};

/** `onError` is called with the error of each function that fails. */
export function createCleanUp(onError: (error: unknown) => void): CleanUp {
  const stops: (() => Promise<unknown>)[] = [];
  let running: Promise<void> | undefined;
  const runAll = async () => {
    for (const stop of stops.toReversed()) await stop().catch(onError);
  };
  return {
    add: (stop) => {
      stops.push(stop);
    },
    run: () => {
      running ??= runAll();
      return running;
    },
  };
}
