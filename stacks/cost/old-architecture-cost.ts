import { prices, tieredCost } from "./prices.ts";
import type { Cost } from "./stage-cost.ts";
import { hoursOfMonth, type Usage } from "./usage.ts";

/** Requests per second that Django answers on a task with half a vCPU. */
const requestsPerSecondOfTask = 25;
/** Traffic of the busiest hour divided by the month's average. The tasks for it run all month. */
const peak = 4;
/** What one capacity unit of the load balancer includes. Each view opens a connection. */
const capacityUnit = { connectionsPerSecond: 25, gigabytesPerHour: 1 };
const zones = 2;
const databaseGigabytes = 20;
const pageKilobytes = 10;

/**
 * What a month of the old project would cost, in US dollars: Fargate behind a load balancer, RDS in two zones,
 * a NAT gateway in each, and pictures from the bucket. Pictures are assumed to be as small as this project's.
 */
export function oldArchitectureCost({ views, gigabytes }: Usage): Cost {
  const viewsPerSecond = views / (hoursOfMonth * 3_600);
  const tasks = Math.max(zones, Math.ceil((peak * viewsPerSecond) / requestsPerSecondOfTask));
  const taskHour = 0.5 * prices.fargate.cpuHour + prices.fargate.gigabyteHour;
  // Only the dimension that is used most is charged, in fractions of a unit: nothing without views.
  const capacityUnits = Math.max(
    viewsPerSecond / capacityUnit.connectionsPerSecond,
    (views * pageKilobytes) / 1_000_000 / hoursOfMonth / capacityUnit.gigabytesPerHour,
  );
  return {
    "NAT gateways": hoursOfMonth * zones * prices.vpc.natGatewayHour,
    Fargate: hoursOfMonth * tasks * taskHour,
    RDS: hoursOfMonth * prices.rds.instanceHour + databaseGigabytes * prices.rds.gigabyteMonth,
    "Load balancer":
      hoursOfMonth *
      (prices.loadBalancer.hour + capacityUnits * prices.loadBalancer.capacityUnitHour),
    "Public addresses": hoursOfMonth * 2 * zones * prices.vpc.publicAddressHour,
    "Transfer, S3":
      tieredCost(gigabytes, prices.transferOut.gigabyteTiers) +
      (views / 1_000_000) * prices.s3.millionReads,
  };
}
