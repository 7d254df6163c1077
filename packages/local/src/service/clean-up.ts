/** What was started, to be stopped in the opposite order. */
export type CleanUp = {
  readonly add: (stop: () => Promise<unknown>) => void;
  /** Stops everything, once; one that fails does not keep the others running. */
  readonly run: () => Promise<void>;
};

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
