import type { Clock } from "@iotd/core/clock";
import type { Database } from "@iotd/core/database";
import type { Logger } from "@iotd/core/logging";
import type { Role } from "@iotd/core/user";
import type { Context } from "hono";

/** The addresses and the time zone of the site. */
export type Site = {
  /** `https://iotd.example.com`, without a slash at its end. */
  readonly url: string;
  /** Other origins of the same site, for example `http://127.0.0.1:3000`. */
  readonly aliases: readonly string[];
  /** The folder of css and scripts, `/assets/<content hash>`. */
  readonly assetsPath: string;
  /** An IANA time zone: where the site's days begin. */
  readonly timeZone: string;
};

/** What every app needs. */
export type AppDeps = {
  readonly db: Database;
  readonly now: Clock;
  readonly log: Logger;
  readonly site: Site;
  /** The secret that the CDN sends. @default no CDN, every request is answered */
  readonly originSecret?: string | undefined;
  /** Called for each request that failed because of an error or an outage. @default not counted */
  readonly countFailure?: (() => void) | undefined;
};

/** A signed-in person. */
export type Editor = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** When their credentials changed, while this session shows a notice of it. */
  readonly credentialsChangedAt?: Date | undefined;
};

/** What the base app gives to handlers. `editor` is the signed-in person, on routes that require a session. */
export type AppEnv = { Variables: { requestId: string; log: Logger; editor?: Editor } };

/** The Hono context of every request. */
export type AppContext = Context<AppEnv>;
