import type { Upstream } from "./open-upstream.ts";
import { reachDatabase } from "./reach-database.ts";
import { Refusal, shuttingDown } from "./refusal.ts";

/** The database connections of one user to one database, lent to clients in turn. */
export type UpstreamPool = {
  /**
   * Lends a connection; opens one if none is idle, and waits if all are lent or the database is away.
   *
   * @throws Refusal "53300" if none comes back in time, "08006" if the database does not come back,
   * "28000" if it refuses the proxy.
   */
  readonly borrow: () => Promise<Upstream>;
  /** Takes back a connection that has nothing left to do, and no state of its session. */
  readonly giveBack: (upstream: Upstream) => void;
  readonly counts: () => { readonly open: number; readonly inUse: number };
  /**
   * What the database says about itself at sign-in.
   *
   * @throws as `borrow` does.
   */
  readonly parameters: () => Promise<Upstream["parameters"]>;
  /** Closes all connections. Nobody may be borrowing any more. */
  readonly close: () => Promise<void>;
};

export const createUpstreamPool = ({
  url,
  maxConnections,
  borrowTimeoutMilliseconds,
  stopping,
}: {
  readonly url: string;
  readonly maxConnections: number;
  readonly borrowTimeoutMilliseconds: number;
  /** Whoever waits for a connection when this is aborted gets a Refusal "57P01". */
  readonly stopping: AbortSignal;
}): UpstreamPool => {
  const open = new Set<Upstream>();
  const idle = new Set<Upstream>();
  /** In the order they came. Undefined: not a connection, but leave to open one. */
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

  const takeTurn = (): Promise<Upstream | undefined> =>
    new Promise((resolve, reject) => {
      const settle = () => {
        waiting.delete(take);
        clearTimeout(timer);
        stopping.removeEventListener("abort", leave);
      };
      const take = (upstream: Upstream | undefined) => {
        settle();
        resolve(upstream);
      };
      const leave = () => {
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
      const timer = setTimeout(leave, borrowTimeoutMilliseconds);
      stopping.addEventListener("abort", leave);
      waiting.add(take);
    });

  /** Opens a connection in a slot that was taken for it. */
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

  const borrow = async (): Promise<Upstream> => {
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
    return (await takeTurn()) ?? openOne();
  };
  const giveBack = (upstream: Upstream) => {
    // A broken one frees its slot as soon as it is closed.
    if (upstream.isOpen() && !handOver(upstream)) idle.add(upstream);
  };

  let parameters: Upstream["parameters"] | undefined;
  return {
    borrow,
    giveBack,
    parameters: async () => {
      if (parameters) return parameters;
      const upstream = await borrow();
      giveBack(upstream);
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
