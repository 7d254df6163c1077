import type { Clock } from "@iotd/core/clock";
import type { Database } from "@iotd/core/database";
import type { Logger } from "@iotd/core/logging";
import type { Role } from "@iotd/core/user";
import type { Context } from "hono";

/** Where the site is and how it tells the time. */
export type Site = {
  /** `https://iotd.example.com`, without a slash at its end. */
  readonly url: string;
  /** Other origins that the same site is reached by, for example `http://127.0.0.1:3000`. */
  readonly aliases: readonly string[];
  /** The folder of css and scripts, `/assets/<content hash>`. */
  readonly assetsPath: string;
  /** An IANA time zone: where the site's days begin. */
  readonly timeZone: string;
};

/** What every app is handed. */
export type AppDeps = {
  readonly db: Database;
  readonly now: Clock;
  readonly log: Logger;
  readonly site: Site;
  /** What the CDN in front proves itself with. @default there is no CDN: everybody may ask */
  readonly originSecret?: string | undefined;
};

export type Editor = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

/** What middleware leaves for handlers. */
export type AppEnv = { Variables: { requestId: string; log: Logger } };

export type AppContext = Context<AppEnv>;
