import type { App } from "sst/constructs";
import type { Domain } from "./preflight/find-hosted-zone.ts";

/** What was found out for one app before its stacks were defined, and stands in no table. */
const domains = new WeakMap<App, Domain>();

/** Lets the site of `app` live under `domain`, for example `iotd.example.com` under `example.com`. */
export const setDomain = (app: App, domain: Domain): void => {
  domains.set(app, domain);
};

/** The domain that the site of `app` lives under; undefined if it lives on CloudFront's own address. */
export const findDomain = (app: App): Domain | undefined => domains.get(app);
