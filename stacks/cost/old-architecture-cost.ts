import { prices, tieredCost } from "./prices.ts";
import type { Cost } from "./stage-cost.ts";
import { hoursOfMonth, type Usage } from "./usage.ts";

/** A task of half a processor answers as many requests of Django a second. */
const requestsPerSecondOfTask = 25;
/** The busiest hour has as many times the month's average. */
const peak = 4;
const zones = 2;
const databaseGigabytes = 20;

/**
 * What a month of the old project would cost: Fargate behind a load balancer, RDS in two zones, a NAT
 * gateway in each, pictures from the bucket. It is credited with pictures as small as ours.
 */
export function oldArchitectureCost({ views, gigabytes }: Usage): Cost {
  const requestsPerSecond = (peak * views) / (hoursOfMonth * 3_600);
  const tasks = Math.max(zones, Math.ceil(requestsPerSecond / requestsPerSecondOfTask));
  const taskHour = 0.5 * prices.fargate.cpuHour + prices.fargate.gigabyteHour;
  // One unit is a gigabyte an hour, of pages of ten kilobytes.
  const capacityUnits = Math.max(1, (views * 10) / 1_000_000 / hoursOfMonth);
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
