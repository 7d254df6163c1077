import { createRequire } from "node:module";
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
import { setDomain } from "./domain.ts";
import { logProviders } from "./log-providers.ts";
import type { Domain } from "./preflight/find-hosted-zone.ts";
import { removeIdleHandlers } from "./remove-idle-handlers.ts";
import { stageSettings } from "./stages.ts";

/** All stacks of `app`, in the order of their deployment: base holds data and changes slowly, app is the release. */
export async function defineStacks(
  app: App,
  { domain }: { readonly domain?: Domain | undefined },
): Promise<void> {
  useRecommendedFlags(app);
  if (domain) setDomain(app, domain);
  app.stack(Keys).stack(Alerts).stack(Network).stack(Cdn).stack(Uploads).stack(Database);
  if (stageSettings(app.stage).bastion) app.stack(Bastion);
  await app.stack(Release);
  app.stack(Operations).stack(Images).stack(Api).stack(Dashboard);
  removeIdleHandlers(app);
  logProviders(app);
}

/** CDK's recommendations to a project that begins today; without a cdk.json nobody else makes them. */
function useRecommendedFlags(app: App): void {
  const flags = z
    .record(z.string(), z.unknown())
    .parse(createRequire(import.meta.url)("aws-cdk-lib/recommended-feature-flags.json"));
  for (const [name, value] of Object.entries(flags)) app.node.setContext(name, value);
}
