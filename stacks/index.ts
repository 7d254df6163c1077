import { createRequire } from "node:module";
import { PERMISSIONS_BOUNDARY_CONTEXT_KEY } from "aws-cdk-lib/core";
import type { App } from "sst/constructs";
import * as z from "zod";
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
import { logProviders } from "./log-providers.ts";
import { omitIdleHandlers } from "./omit-idle-handlers.ts";
import type { Domain } from "./preflight/find-hosted-zone.ts";
import { stageSettings } from "./stages.ts";

export type StackOptions = {
  /** @default CloudFront's own address */
  readonly domain?: Domain | undefined;
  /**
   * Name of the policy that caps every role. With it the stacks are deployed in the rights that the
   * delivery stack gives. @default none, and CDK's bootstrap roles
   */
  readonly permissionsBoundary?: string | undefined;
};

/** All stacks of `app`, in the order of their deployment: base holds data and changes slowly, app is the release. */
export async function defineStacks(
  app: App,
  { domain, permissionsBoundary }: StackOptions,
): Promise<void> {
  useRecommendedFlags(app);
  omitIdleHandlers();
  if (domain) setDomain(app, domain);
  if (permissionsBoundary) {
    app.node.setContext(PERMISSIONS_BOUNDARY_CONTEXT_KEY, { name: permissionsBoundary });
  }
  // A synthesizer serves one stack.
  const props = () =>
    permissionsBoundary ? { synthesizer: new DeliverySynthesizer(app.stage) } : {};
  for (const stack of [Keys, Alerts, Network, Cdn, Uploads, Database]) {
    app.stack(stack, props());
  }
  if (stageSettings(app.stage).bastion) app.stack(Bastion, props());
  await app.stack(Release, props());
  for (const stack of [Operations, Images, Api, Dashboard]) app.stack(stack, props());
  logProviders(app);
}

/** CDK's recommendations to a project that begins today; without a cdk.json nobody else makes them. */
function useRecommendedFlags(app: App): void {
  const flags = z
    .record(z.string(), z.unknown())
    .parse(createRequire(import.meta.url)("aws-cdk-lib/recommended-feature-flags.json"));
  for (const [name, value] of Object.entries(flags)) app.node.setContext(name, value);
}
