import { type StageSettings, stageSettings } from "../stages.ts";
import { prices, tieredCost } from "./prices.ts";
import { hoursOfMonth, type Usage } from "./usage.ts";

/** What a month costs by what it is paid for, in US dollars. */
export type Cost = Readonly<Record<string, number>>;

/** Of a request for today's picture, the wait for the database included. */
const publicSeconds = 0.03;
/** What one request leaves in the access log and the function's own. */
const logKilobytesOfRequest = 1.5;
/** A year of pictures, one a day: originals of 6 MB and their variants. */
const pictureGigabytes = 3.1;
/** What the stacks deploy, where a stage has it; a test compares these with the templates. */
export const deployed = {
  publicMemoryMegabytes: 1_024,
  bastionGibibytes: 8,
  keys: 3,
  /** RDS's own among them. */
  secrets: 3,
  webAclRules: 4,
  /** The certificate's in us-east-1 among them. */
  alarmMetrics: 17,
} as const;
/** The network's, in a month in which little happens. */
const flowLogGigabytes = 2;

/** What a month of the stage `name` costs at `usage`. */
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

/** Half of the readers in each of two regions, which are charged one by one. */
function cloudFrontCost({ requests, gigabytes }: Usage): number {
  const { millionRequests, gigabyteTiers } = prices.cloudFront;
  return Object.values(millionRequests).reduce(
    (sum, price) => sum + millions(requests / 2) * price + tieredCost(gigabytes / 2, gigabyteTiers),
    0,
  );
}

/** Less than one origin request a second keeps each instance at its least, whatever the readers do. */
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
