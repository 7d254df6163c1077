import { prices, tieredCost } from "./prices.ts";
import type { Cost } from "./stage-cost.ts";
import { hoursOfMonth, type Usage } from "./usage.ts";

/** A task of half a processor answers as many requests of Django a second. */
const requestsPerSecondOfTask = 25;
/** The busiest hour has as many times the month's average, and tasks enough for it run all month. */
const peak = 4;
/** What one of the load balancer's capacity units takes; a view opens a connection of its own. */
const capacityUnit = { connectionsPerSecond: 25, gigabytesPerHour: 1 };
const zones = 2;
const databaseGigabytes = 20;
const pageKilobytes = 10;

/**
 * What a month of the old project would cost: Fargate behind a load balancer, RDS in two zones, a NAT
 * gateway in each, pictures from the bucket. It is credited with pictures as small as ours.
 */
export function oldArchitectureCost({ views, gigabytes }: Usage): Cost {
  const viewsPerSecond = views / (hoursOfMonth * 3_600);
  const tasks = Math.max(zones, Math.ceil((peak * viewsPerSecond) / requestsPerSecondOfTask));
  const taskHour = 0.5 * prices.fargate.cpuHour + prices.fargate.gigabyteHour;
  // Charged for the dimension that is used most, and by the fraction: nothing while nobody comes.
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
