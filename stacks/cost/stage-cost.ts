import { type StageSettings, stageSettings } from "../stages.ts";
import { prices, tieredCost } from "./prices.ts";
import { hoursOfMonth, type Usage } from "./usage.ts";

/** The cost of a month in US dollars, by what is paid for. */
export type Cost = Readonly<Record<string, number>>;

/** Duration of a request for today's picture, including the database. */
const publicSeconds = 0.03;
/** Size of one request in the access log and the function's log. */
const logKilobytesOfRequest = 1.5;
/** Size of a year of pictures, one a day: originals of 6 MB and their variants. */
const pictureGigabytes = 3.1;
/** What a stage with all options deploys. A test compares it with the templates. */
export const deployed = {
  publicMemoryMegabytes: 1_024,
  bastionGibibytes: 8,
  keys: 3,
  /** Includes RDS's own. */
  secrets: 3,
  webAclRules: 4,
  /** Metrics, not alarms. Includes the certificate's in us-east-1. */
  alarmMetrics: 33,
} as const;
/** Size of the network's flow logs in a month with little traffic. */
const flowLogGigabytes = 2;

/** The cost of a month of the stage `name` at `usage`. */
export function stageCost(name: string, usage: Usage): Cost {
  const settings = stageSettings(name);
  return {
    "RDS Proxy": hoursOfMonth * prices.rdsProxy.acuHour * prices.rdsProxy.leastAcu,
    Aurora: auroraCost(settings),
    CloudFront: cloudFrontCost(usage),
    "Web ACL": webAclCost(settings, usage),
    "Lambda, HTTP API": requestCost(usage.originRequests),
    Bastion: bastionCost(settings),
    "Alarms, logs, traces": observabilityCost(settings, usage),
    "Keys, secrets, S3, DNS":
      deployed.keys * prices.kms.keyMonth +
      deployed.secrets * prices.secretsManager.secretMonth +
      pictureGigabytes * prices.s3.gigabyteMonth +
      prices.route53.zoneMonth,
  };
}

const millions = (count: number) => count / 1_000_000;

/** Half of the traffic in each of two regions, which are charged separately. */
function cloudFrontCost({ requests, gigabytes }: Usage): number {
  const { millionRequests, gigabyteTiers } = prices.cloudFront;
  return Object.values(millionRequests).reduce(
    (sum, price) => sum + millions(requests / 2) * price + tieredCost(gigabytes / 2, gigabyteTiers),
    0,
  );
}

/** There is less than one origin request per second however many views there are, so instances stay at their minimum. */
const auroraCost = ({ database }: StageSettings): number =>
  hoursOfMonth * prices.aurora.acuHour * database.minCapacityAcu * (1 + database.readers) +
  prices.aurora.storageGigabyteMonth;

const webAclCost = ({ webAcl }: StageSettings, { requests }: Usage): number =>
  webAcl
    ? prices.waf.webAclMonth +
      deployed.webAclRules * prices.waf.ruleMonth +
      millions(requests) * prices.waf.millionRequests
    : 0;

const bastionCost = ({ bastion }: StageSettings): number =>
  bastion
    ? hoursOfMonth * (prices.ec2.instanceHour + prices.vpc.publicAddressHour) +
      deployed.bastionGibibytes * prices.ebs.gigabyteMonth
    : 0;

const requestCost = (requests: number): number =>
  millions(requests) * (prices.httpApi.millionRequests + prices.lambda.millionRequests) +
  requests *
    publicSeconds *
    (deployed.publicMemoryMegabytes / 1_024) *
    prices.lambda.gigabyteSecond;

function observabilityCost(settings: StageSettings, { originRequests }: Usage): number {
  const logGigabytes =
    (originRequests * logKilobytesOfRequest) / 1_000_000 +
    (settings.flowLogs ? flowLogGigabytes : 0);
  return (
    prices.cloudWatch.dashboardMonth +
    (settings.alarms ? deployed.alarmMetrics * prices.cloudWatch.alarmMetricMonth : 0) +
    logGigabytes * prices.cloudWatch.logGigabyte +
    millions(originRequests) * prices.xray.millionTraces
  );
}
