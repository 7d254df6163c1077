import type { Upstream } from "./open-upstream.ts";
import { reachDatabase } from "./reach-database.ts";
import { Refusal, shuttingDown } from "./refusal.ts";

/** The database connections for one user and database, which clients share. */
export type UpstreamPool = {
  /**
   * Acquires a connection. Opens one if none is idle, and waits if all are in use or the database is not
   * available.
   *
   * @throws Refusal "53300" if none is released in time, "08006" if the database stays unavailable,
   * "28000" if it refuses the proxy.
   */
  readonly acquire: () => Promise<Upstream>;
  /** Releases a connection that is idle and whose session is unchanged. */
  readonly release: (upstream: Upstream) => void;
  readonly counts: () => { readonly open: number; readonly inUse: number };
  /**
   * The settings that the database reports when a connection is opened.
   *
   * @throws as `acquire` does.
   */
  readonly parameters: () => Promise<Upstream["parameters"]>;
  /** Closes all connections. There must be no `acquire` under way. */
  readonly close: () => Promise<void>;
};

/** Creates a pool for the user and database in `url`. */
export const createUpstreamPool = ({
  url,
  maxConnections,
  borrowTimeoutMilliseconds,
  stopping,
}: {
  readonly url: string;
  readonly maxConnections: number;
  readonly borrowTimeoutMilliseconds: number;
  /** When this is aborted, each waiting `acquire` fails with a Refusal "57P01". */
  readonly stopping: AbortSignal;
}): UpstreamPool => {
  const open = new Set<Upstream>();
  const idle = new Set<Upstream>();
  /** In their order. Called with a connection, or with undefined for permission to open one. */
  const waiting = new Set<(upstream: Upstream | undefined) => void>();
  let freeSlots = maxConnections;

  const handOver = (upstream: Upstream | undefined): boolean => {
    const [first] = waiting;
    first?.(upstream);
    return first !== undefined;
  };
  const freeSlot = () => {
    if (!handOver(undefined)) freeSlots += 1;
  };

  const waitForTurn = (): Promise<Upstream | undefined> =>
    new Promise((resolve, reject) => {
      const settle = () => {
        waiting.delete(take);
        clearTimeout(timer);
        stopping.removeEventListener("abort", fail);
      };
      const take = (upstream: Upstream | undefined) => {
        settle();
        resolve(upstream);
      };
      const fail = () => {
        settle();
        reject(
          stopping.aborted
            ? shuttingDown()
            : new Refusal(
                "53300",
                `Timed-out waiting to acquire database connection: all ${maxConnections} are in use.`,
              ),
        );
      };
      const timer = setTimeout(fail, borrowTimeoutMilliseconds);
      stopping.addEventListener("abort", fail);
      waiting.add(take);
    });

  /** Opens a connection, for which a slot was taken before. */
  const openOne = async (): Promise<Upstream> => {
    try {
      const upstream = await reachDatabase(url, borrowTimeoutMilliseconds, stopping);
      open.add(upstream);
      upstream.closed.then(() => {
        open.delete(upstream);
        idle.delete(upstream);
        freeSlot();
      });
      return upstream;
    } catch (error) {
      freeSlot();
      throw error;
    }
  };

  const acquire = async (): Promise<Upstream> => {
    if (stopping.aborted) throw shuttingDown();
    const next = [...idle].find((upstream) => upstream.isOpen());
    if (next) {
      idle.delete(next);
      return next;
    }
    if (freeSlots > 0) {
      freeSlots -= 1;
      return openOne();
    }
    return (await waitForTurn()) ?? openOne();
  };
  const release = (upstream: Upstream) => {
    // A broken connection frees its slot when it is closed.
    if (upstream.isOpen() && !handOver(upstream)) idle.add(upstream);
  };

  let parameters: Upstream["parameters"] | undefined;
  return {
    acquire,
    release,
    parameters: async () => {
      if (parameters) return parameters;
      const upstream = await acquire();
      release(upstream);
      parameters = upstream.parameters;
      return parameters;
    },
    counts: () => ({ open: open.size, inUse: open.size - idle.size }),
    close: async () => {
      for (const upstream of open) upstream.close();
      await Promise.all([...open].map(({ closed }) => closed));
    },
  };
};
