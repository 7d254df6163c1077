/**
 * AWS's on-demand list prices in us-east-1 in US dollars, as of 2026-11-24, without free tiers. Other regions
 * differ, mainly for what is charged by the hour.
 */
export const prices = {
  /** https://aws.amazon.com/rds/aurora/pricing/ */
  aurora: { acuHour: 0.12, storageGigabyteMonth: 0.1 },
  /** https://aws.amazon.com/rds/proxy/pricing/: for each ACU of Serverless v2, at least for eight. */
  rdsProxy: { acuHour: 0.015, leastAcu: 8 },
  /** https://aws.amazon.com/lambda/pricing/, arm64 */
  lambda: { gigabyteSecond: 0.0000133334, millionRequests: 0.2 },
  /** https://aws.amazon.com/api-gateway/pricing/, HTTP APIs */
  httpApi: { millionRequests: 1 },
  /**
   * https://aws.amazon.com/cloudfront/pricing/: the United States and Europe. Each has these tiers for its
   * own traffic.
   */
  cloudFront: {
    millionRequests: { unitedStates: 1, europe: 1.2 },
    gigabyteTiers: [
      { upToGigabytes: 10_240, each: 0.085 },
      { upToGigabytes: 51_200, each: 0.08 },
      { upToGigabytes: 153_600, each: 0.06 },
    ],
  },
  /** https://aws.amazon.com/waf/pricing/ */
  waf: { webAclMonth: 5, ruleMonth: 1, millionRequests: 0.6 },
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  cloudWatch: { alarmMetricMonth: 0.1, dashboardMonth: 3, logGigabyte: 0.5 },
  /** https://aws.amazon.com/xray/pricing/ */
  xray: { millionTraces: 5 },
  /** https://aws.amazon.com/kms/pricing/ */
  kms: { keyMonth: 1 },
  /** https://aws.amazon.com/secrets-manager/pricing/ */
  secretsManager: { secretMonth: 0.4 },
  /** https://aws.amazon.com/route53/pricing/ */
  route53: { zoneMonth: 0.5 },
  /** https://aws.amazon.com/s3/pricing/ */
  s3: { gigabyteMonth: 0.023, millionReads: 0.4 },
  /** https://aws.amazon.com/ec2/pricing/on-demand/: from a bucket or a load balancer to the internet. */
  transferOut: {
    gigabyteTiers: [
      { upToGigabytes: 10_240, each: 0.09 },
      { upToGigabytes: 51_200, each: 0.085 },
      { upToGigabytes: 153_600, each: 0.07 },
    ],
  },
  /** https://aws.amazon.com/ec2/pricing/on-demand/: t4g.nano with Linux. */
  ec2: { instanceHour: 0.0042 },
  /** https://aws.amazon.com/ebs/pricing/: gp3 with its included throughput. */
  ebs: { gigabyteMonth: 0.08 },
  /** https://aws.amazon.com/vpc/pricing/ */
  vpc: { natGatewayHour: 0.045, publicAddressHour: 0.005 },
  /** https://aws.amazon.com/fargate/pricing/ */
  fargate: { cpuHour: 0.04048, gigabyteHour: 0.004445 },
  /** https://aws.amazon.com/elasticloadbalancing/pricing/ */
  loadBalancer: { hour: 0.0225, capacityUnitHour: 0.008 },
  /** https://aws.amazon.com/rds/postgresql/pricing/: db.t4g.micro in two zones, gp3. */
  rds: { instanceHour: 0.032, gigabyteMonth: 0.23 },
} as const;

/** A price for each gigabyte up to a total; the total of the last tier is ignored. */
export type Tier = { readonly upToGigabytes: number; readonly each: number };

/** The cost of `gigabytes`. Each tier begins where the previous one ends, and the last has no end. */
export function tieredCost(gigabytes: number, tiers: readonly Tier[]): number {
  let cost = 0;
  let from = 0;
  for (const [index, { upToGigabytes, each }] of tiers.entries()) {
    const end = index === tiers.length - 1 ? gigabytes : Math.min(gigabytes, upToGigabytes);
    cost += Math.max(0, end - from) * each;
    from = upToGigabytes;
  }
  return cost;
}
