import { createRequire } from "node:module";
import { PERMISSIONS_BOUNDARY_CONTEXT_KEY } from "aws-cdk-lib/core";
import type { App } from "sst/constructs";
import * as z from "zod";
import { addProviderLogGroups } from "./add-provider-log-groups.ts";
import { Api } from "./app/api/api.ts";
import { Dashboard } from "./app/dashboard.ts";
import { Images } from "./app/images.ts";
import { Operations } from "./app/operations.ts";
import { Release } from "./app/release.ts";
import { Alerts } from "./base/alerts.ts";
import { Bastion } from "./base/bastion/bastion.ts";
import { Cdn } from "./base/cdn/cdn.ts";
import { Database } from "./base/database/database.ts";
import { Keys } from "./base/keys.ts";
import { Network } from "./base/network/network.ts";
import { Uploads } from "./base/uploads/uploads.ts";
import { DeliverySynthesizer } from "./delivery/delivery-synthesizer.ts";
import { setDomain } from "./domain.ts";
import { omitSstHandlers } from "./omit-sst-handlers.ts";
import type { Domain } from "./preflight/find-hosted-zone.ts";
import { stageSettings } from "./stages.ts";

/** What is known of the account before the stacks are defined. */
export type StackOptions = {
  /** The domain of the site. @default CloudFront's domain name */
  readonly domain?: Domain | undefined;
  /**
   * Name of the policy that is every role's permissions boundary. With it the stacks are deployed by the
   * roles of the delivery stack. @default no boundary, and CDK's bootstrap roles
   */
  readonly permissionsBoundary?: string | undefined;
};

/**
 * Defines all stacks of `app` in the order of deployment. The base stacks contain data and change rarely,
 * the app stacks are the release.
 */
export async function defineStacks(
  app: App,
  { domain, permissionsBoundary }: StackOptions,
): Promise<void> {
  useRecommendedFlags(app);
  omitSstHandlers();
  if (domain) setDomain(app, domain);
  if (permissionsBoundary) {
    app.node.setContext(PERMISSIONS_BOUNDARY_CONTEXT_KEY, { name: permissionsBoundary });
  }
  // A synthesizer can be used for one stack only.
  const props = () =>
    permissionsBoundary ? { synthesizer: new DeliverySynthesizer(app.stage) } : {};
  for (const stack of [Keys, Alerts, Network, Cdn, Uploads, Database]) {
    app.stack(stack, props());
  }
  if (stageSettings(app.stage).bastion) app.stack(Bastion, props());
  await app.stack(Release, props());
  for (const stack of [Operations, Images, Api, Dashboard]) app.stack(stack, props());
  addProviderLogGroups(app);
}

/** Sets CDK's recommended feature flags, which a project normally has in its cdk.json. */
function useRecommendedFlags(app: App): void {
  const flags = z
    .record(z.string(), z.unknown())
    .parse(createRequire(import.meta.url)("aws-cdk-lib/recommended-feature-flags.json"));
  for (const [name, value] of Object.entries(flags)) app.node.setContext(name, value);
}
