import type { RDSClient } from "@aws-sdk/client-rds";
import { VisibleError } from "sst/error.js";
import { type Caller, clientSettings } from "./connection.ts";

/**
 * Throws a VisibleError if the region lacks Aurora PostgreSQL of `engineVersion` (`17.5`) on Serverless v2, or
 * RDS Proxy. It passes if the caller may not check this or AWS does not answer.
 */
export async function refuseRegion(caller: Caller, engineVersion: string): Promise<void> {
  // Imported here because only a deployment needs the client, which loads slowly.
  const { RDSClient } = await import("@aws-sdk/client-rds");
  const rds = new RDSClient(clientSettings(caller));
  try {
    const [lacksAurora, lacksProxy] = await Promise.all([
      isAuroraMissing(rds, engineVersion),
      isProxyMissing(rds),
    ]);
    if (lacksAurora) throw refusal(caller.region, `Aurora PostgreSQL ${engineVersion} Serverless`);
    if (lacksProxy) throw refusal(caller.region, "RDS Proxy");
  } finally {
    rds.destroy();
  }
}

const refusal = (region: string, service: string) =>
  new VisibleError(
    `Region ${region} does not offer ${service}: choose another one with --region or AWS_REGION.`,
  );

async function isAuroraMissing(rds: RDSClient, engineVersion: string): Promise<boolean> {
  const { DescribeOrderableDBInstanceOptionsCommand } = await import("@aws-sdk/client-rds");
  const offer = new DescribeOrderableDBInstanceOptionsCommand({
    Engine: "aurora-postgresql",
    EngineVersion: engineVersion,
    DBInstanceClass: "db.serverless",
    MaxRecords: 20,
  });
  return rds.send(offer).then(
    ({ OrderableDBInstanceOptions = [] }) => OrderableDBInstanceOptions.length === 0,
    () => false,
  );
}

/** AWS has no list of the regions of RDS Proxy. In a region without it, RDS does not support its actions. */
async function isProxyMissing(rds: RDSClient): Promise<boolean> {
  const { DescribeDBProxiesCommand } = await import("@aws-sdk/client-rds");
  return rds.send(new DescribeDBProxiesCommand({ MaxRecords: 20 })).then(
    () => false,
    (error: unknown) =>
      error instanceof Error &&
      error.name === "InvalidAction" &&
      /DescribeDBProxies is not supported/.test(error.message),
  );
}
