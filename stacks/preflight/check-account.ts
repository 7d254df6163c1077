import { VisibleError } from "sst/error.js";
import { stageSettings } from "../stages.ts";
import type { Caller, Connection } from "./connection.ts";
import { type Domain, type DomainSettings, findHostedZone } from "./find-hosted-zone.ts";
import { readBoundary } from "./read-boundary.ts";
import { refuseConcurrency } from "./refuse-concurrency.ts";
import { refuseRegion } from "./refuse-region.ts";
import { refuseRemoval } from "./refuse-removal.ts";
import { refuseStageName } from "./refuse-stage-name.ts";

/** The part of SST's app that the check reads. */
export type CheckedApp = {
  readonly stage: string;
  readonly region: string;
  readonly mode: "deploy" | "dev" | "remove";
  readonly logicalPrefixedName: (name: string) => string;
};

/** What the account is checked for, and how. */
export type AccountCheck = {
  /** The version of Aurora PostgreSQL to deploy, such as `17.5`. */
  readonly engineVersion: string;
  /** @default process.env */
  readonly environment?: NodeJS.ProcessEnv;
  /** The words of the command. @default process.argv */
  readonly command?: readonly string[];
  /** @default SST's own credentials */
  readonly credentials?: Caller["credentials"];
  readonly connection?: Connection;
};

/**
 * Checks that the account meets the stage's requirements and returns the domain and the permissions
 * boundary. Throws a VisibleError with all problems at once. A removal is refused only if the stage is
 * protected: it sends no request to AWS, and knows the domain only if IOTD_HOSTED_ZONE_ID is set.
 */
export async function checkAccount(
  app: CheckedApp,
  { environment = process.env, command = process.argv, ...check }: AccountCheck,
): Promise<{
  readonly domain: Domain | undefined;
  readonly permissionsBoundary: string | undefined;
}> {
  refuseStageName(app.stage);
  const permissionsBoundary = readBoundary(app.stage, environment);
  const domain = readDomain(environment);
  if (app.mode === "remove") {
    // SST uses this mode for `types` and `bind` too, which remove nothing.
    if (command.includes("remove")) refuseRemoval(app.stage, environment);
    return { domain: knownDomain(domain), permissionsBoundary };
  }

  const { connection = {}, credentials = await credentialsOfSst() } = check;
  const caller = { region: app.region, credentials, connection };
  const { concurrency, subdomain } = stageSettings(app.stage);
  const results = await Promise.allSettled([
    findHostedZone(caller, domain, subdomain),
    refuseRegion(caller, check.engineVersion),
    concurrency &&
      refuseConcurrency(caller, {
        stage: app.stage,
        instances: Object.values(concurrency).reduce((sum, instances) => sum + instances, 0),
        functionNamePrefix: app.logicalPrefixedName(""),
      }),
  ]);
  refuseTogether(results);
  const [zone] = results;
  return { domain: zone.status === "fulfilled" ? zone.value : undefined, permissionsBoundary };
}

/** Continuous integration sets a variable without a value to an empty string. */
const readDomain = ({ IOTD_DOMAIN, IOTD_HOSTED_ZONE_ID }: NodeJS.ProcessEnv): DomainSettings => ({
  domain: IOTD_DOMAIN || undefined,
  hostedZoneId: IOTD_HOSTED_ZONE_ID || undefined,
});

const knownDomain = ({ domain, hostedZoneId }: DomainSettings): Domain | undefined =>
  domain && hostedZoneId ? { name: domain, hostedZoneId } : undefined;

async function credentialsOfSst(): Promise<Caller["credentials"]> {
  const { useAWSCredentialsProvider } = await import("sst/credentials.js");
  return useAWSCredentialsProvider();
}

function refuseTogether(results: readonly PromiseSettledResult<unknown>[]): void {
  const sentences: string[] = [];
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    if (!(result.reason instanceof VisibleError)) throw result.reason;
    sentences.push(result.reason.message);
  }
  if (sentences.length > 0) throw new VisibleError(...sentences);
}
