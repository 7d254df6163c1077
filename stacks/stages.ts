/** The name of the app. SST names stacks, and what is named after its stage, `<stage>-iotd-<name>`. */
export const appName = "iotd";

/** What differs between stages; units are in the names. */
export type StageSettings = {
  /** Data is retained when the stage is removed, and a removal must be confirmed. */
  readonly isProtected: boolean;
  /** The part of the site's name before the domain: `iotd` in `iotd.example.com`. */
  readonly subdomain: string;
  /** Availability zones of the network, the database and its proxy. */
  readonly availabilityZones: 2 | 3;
  /** Logs the network's traffic. */
  readonly flowLogs: boolean;
  /** An EC2 instance for operators' tunnels to the database. */
  readonly bastion: boolean;
  readonly database: {
    /** Capacity of each instance. One ACU is about 2 GiB of memory with the matching CPU. */
    readonly minCapacityAcu: number;
    readonly maxCapacityAcu: number;
    /** Instances for failover besides the writer, each in another availability zone. */
    readonly readers: number;
    readonly backupRetentionDays: number;
    /** PostgreSQL's `max_connections`. */
    readonly maxConnections: number;
    /** The proxy's share of them; the others are for connections without the proxy and for PostgreSQL itself. */
    readonly proxyConnectionsPercent: number;
    /** Size that raises an alarm. Pictures are in S3, so the database should stay small. */
    readonly storageAlarmGibibytes: number;
  };
  /**
   * Instances of each function at a time, reserved for it in the account; none reserved if undefined.
   * An instance opens at most two connections (`instanceConnections`), so 2 × the sum must not exceed
   * the proxy's connections: then no request waits for a connection.
   */
  readonly concurrency:
    | {
        readonly public: number;
        readonly admin: number;
        readonly imageProcessor: number;
        readonly ops: number;
      }
    | undefined;
  /** Pictures processed at a time; others wait in the queue. */
  readonly picturesAtATime: number;
  /** Limit of the HTTP API: for all requests that CloudFront does not answer from its cache. */
  readonly throttle: { readonly requestsPerSecond: number; readonly burstRequests: number };
  /** How traffic moves to new code. */
  readonly canary: "all at once" | "10 percent for 5 minutes";
  /** Creates alarms, which are sent to the alerts topic. */
  readonly alarms: boolean;
  /** The address that receives alerts. Without one, alerts are only visible in AWS's console. */
  readonly alertEmail: string | undefined;
  /** How long log groups and access logs are kept. */
  readonly logRetentionDays: 7 | 30 | 365;
  /** A web ACL with AWS's managed rules and this limit for each IP address; no web ACL if undefined. */
  readonly webAcl: { readonly requestsPerAddressIn5Minutes: number } | undefined;
  /** An alert is sent when the account's cost of the month is forecast to exceed this. */
  readonly monthlyBudgetDollars: number;
};

const dev = {
  isProtected: false,
  subdomain: "iotd.dev",
  availabilityZones: 2,
  flowLogs: false,
  bastion: true,
  database: {
    // Aurora never pauses, because the proxy keeps connections open: zero would save nothing.
    minCapacityAcu: 0.5,
    maxCapacityAcu: 1,
    readers: 0,
    backupRetentionDays: 1,
    maxConnections: 100,
    proxyConnectionsPercent: 80,
    storageAlarmGibibytes: 5,
  },
  // A new account is limited to ten concurrent instances, none of which can be reserved, and a personal
  // stage must be deployable there. The throttle below keeps it within the proxy's 80 connections: two
  // connections for each of 20 requests and two pictures.
  concurrency: undefined,
  picturesAtATime: 2,
  throttle: { requestsPerSecond: 20, burstRequests: 20 },
  canary: "all at once",
  alarms: false,
  alertEmail: undefined,
  logRetentionDays: 7,
  webAcl: undefined,
  // A stage without visitors costs 150: docs/cost.md.
  monthlyBudgetDollars: 200,
} as const satisfies StageSettings;

const stages = {
  dev,
  pre: {
    ...dev,
    subdomain: "iotd.pre",
    database: {
      ...dev.database,
      maxCapacityAcu: 2,
      backupRetentionDays: 7,
      // 80 % of 200 are 160 connections; 2 × (40 + 15 + 4 + 2) are 122.
      maxConnections: 200,
    },
    concurrency: { public: 40, admin: 15, imageProcessor: 4, ops: 2 },
    picturesAtATime: 4,
    throttle: { requestsPerSecond: 100, burstRequests: 100 },
    alarms: true,
    logRetentionDays: 30,
  },
  prod: {
    isProtected: true,
    subdomain: "iotd",
    availabilityZones: 3,
    flowLogs: true,
    bastion: false,
    database: {
      minCapacityAcu: 0.5,
      maxCapacityAcu: 16,
      readers: 1,
      // Aurora's maximum for point-in-time recovery.
      backupRetentionDays: 35,
      // 80 % of 800 are 640 connections; 2 × (200 + 60 + 8 + 2) are 540.
      maxConnections: 800,
      proxyConnectionsPercent: 80,
      storageAlarmGibibytes: 20,
    },
    concurrency: { public: 200, admin: 60, imageProcessor: 8, ops: 2 },
    picturesAtATime: 8,
    // 200 instances with a response time of 0.2 seconds.
    throttle: { requestsPerSecond: 1_000, burstRequests: 500 },
    canary: "10 percent for 5 minutes",
    alarms: true,
    alertEmail: undefined,
    logRetentionDays: 365,
    // A visitor sends about ten requests for a page; an office behind one address, a few thousand.
    webAcl: { requestsPerAddressIn5Minutes: 5_000 },
    monthlyBudgetDollars: 300,
  },
} as const satisfies Record<string, StageSettings>;

/** A stage in the table. */
export type StageName = keyof typeof stages;

/** The stages in the table, in the order in which a release reaches them. */
export const stageNames = ["dev", "pre", "prod"] as const satisfies readonly StageName[];

/** The settings of a stage. A name that is not in the table is a personal stage, with dev's settings and its own subdomain. */
export function stageSettings(name: string): StageSettings {
  return isStageName(name) ? stages[name] : { ...dev, subdomain: `iotd.${name}` };
}

const isStageName = (name: string): name is StageName => Object.hasOwn(stages, name);
