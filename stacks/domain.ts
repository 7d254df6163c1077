import type { App } from "sst/constructs";
import type { Domain } from "./preflight/find-hosted-zone.ts";

/** The domain of each app. It depends on the account, so it is not in the stage table. */
const domains = new WeakMap<App, Domain>();

/** Serves the site of `app` below `domain`, for example at `iotd.example.com` below `example.com`. */
export const setDomain = (app: App, domain: Domain): void => {
  domains.set(app, domain);
};

/** The domain of the site of `app`; undefined if the site uses CloudFront's domain name. */
export const findDomain = (app: App): Domain | undefined => domains.get(app);
