import type { Login } from "./admit-client.ts";
import type { RdsProxyOptions } from "./rds-proxy.ts";
import { Refusal } from "./refusal.ts";
import { createUpstreamPool, type UpstreamPool } from "./upstream-pool.ts";

/** A pool for each user and database. */
export type UpstreamPools = {
  /** @throws Refusal "28000" for an unknown user. */
  readonly of: (login: Login) => UpstreamPool;
  /** Of all pools together. */
  readonly counts: UpstreamPool["counts"];
  readonly close: () => Promise<void>;
};

/** Creates each pool when it is first used. */
export const createUpstreamPools = ({
  upstreamOf,
  ...options
}: Pick<RdsProxyOptions, "upstreamOf"> &
  Omit<Parameters<typeof createUpstreamPool>[0], "url">): UpstreamPools => {
  const pools = new Map<string, UpstreamPool>();
  return {
    of: ({ user, database }) => {
      const name = JSON.stringify([user, database]);
      const known = pools.get(name);
      if (known) return known;
      const connection = upstreamOf(user);
      if (!connection) {
        throw new Refusal("28000", `This RDS Proxy does not know the user "${user}".`);
      }
      const url = new URL(connection.url);
      url.pathname = `/${encodeURIComponent(database)}`;
      const pool = createUpstreamPool({ ...options, url: url.toString() });
      pools.set(name, pool);
      return pool;
    },
    counts: () => {
      const counts = [...pools.values()].map((pool) => pool.counts());
      return {
        open: counts.reduce((sum, { open }) => sum + open, 0),
        inUse: counts.reduce((sum, { inUse }) => sum + inUse, 0),
      };
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
};
