/** Runs `task` when all earlier tasks of the same name have ended, and resolves with its result. */
export type OneAtATime = <Result>(name: string, task: () => Promise<Result>) => Promise<Result>;

/** Makes a lock for each name: tasks of one name run one after another, in their order, even if one fails. */
export const oneAtATime = (): OneAtATime => {
  const lastOf = new Map<string, Promise<unknown>>();
  return async (name, task) => {
    const previous = lastOf.get(name) ?? Promise.resolve();
    const current = previous.then(task, task);
    lastOf.set(name, current);
    try {
      return await current;
    } finally {
      if (lastOf.get(name) === current) lastOf.delete(name);
    }
  };
};
