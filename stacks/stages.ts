/** The name of the app. SST names stacks, and what is named after its stage, `<stage>-iotd-<name>`. */
export const appName = "iotd";

/** What differs between stages; units are in the names. */
export type StageSettings = {
  /** Data outlives the stage, and the stage is not removed by accident. */
  readonly isProtected: boolean;
  /** Below the site's domain: `iotd.example.com`, `iotd.pre.example.com`. */
  readonly subdomain: string;
  readonly availabilityZones: 2 | 3;
  readonly flowLogs: boolean;
  /** A way in for operators' tunnels to the database. */
  readonly bastion: boolean;
  readonly database: {
    /** One ACU is 2 GiB of memory with its processors. */
    readonly minCapacityAcu: number;
    readonly maxCapacityAcu: number;
    /** Instances beside the writer, each in another zone, to fail over to. */
    readonly readers: number;
    readonly backupRetentionDays: number;
    /** What PostgreSQL accepts (`max_connections`). */
    readonly maxConnections: number;
    /** The proxy's share of them; the rest is for operations past the proxy and for PostgreSQL. */
    readonly proxyConnectionsPercent: number;
    /** Pictures are in S3: a database larger than this holds something that it should not. */
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
  /** Pictures processed at a time; the queue holds the others back. */
  readonly picturesAtATime: number;
  /** For all requests that CloudFront did not answer itself. */
  readonly throttle: { readonly requestsPerSecond: number; readonly burstRequests: number };
  /** How traffic moves to new code: at once, or a tenth of it for five minutes first. */
  readonly canary: "all at once" | "10 percent for 5 minutes";
  readonly alarms: boolean;
  /** Who hears of alarms; nobody but the console if undefined. */
  readonly alertEmail: string | undefined;
  readonly logRetentionDays: 7 | 30 | 365;
  /** A web ACL with AWS's managed rules, and this limit for one address; none if undefined. */
  readonly webAcl: { readonly requestsPerAddressIn5Minutes: number } | undefined;
  /** A warning is sent when the account's month is forecast to cost more. */
  readonly monthlyBudgetDollars: number;
};

const dev = {
  isProtected: false,
  subdomain: "iotd.dev",
  availabilityZones: 2,
  flowLogs: false,
  bastion: true,
  database: {
    // A proxy keeps connections open, so Aurora never pauses behind it: zero would save nothing.
    minCapacityAcu: 0.5,
    maxCapacityAcu: 1,
    readers: 0,
    backupRetentionDays: 1,
    maxConnections: 100,
    proxyConnectionsPercent: 80,
    storageAlarmGibibytes: 5,
  },
  // A new account has ten instances in all, of which none can be reserved, and a stage that somebody
  // tries out must come up there. The throttle below keeps it under its 80 connections: 20 requests at
  // a time on two each, and two pictures.
  concurrency: undefined,
  picturesAtATime: 2,
  throttle: { requestsPerSecond: 20, burstRequests: 20 },
  canary: "all at once",
  alarms: false,
  alertEmail: undefined,
  logRetentionDays: 7,
  webAcl: undefined,
  // A stage that nobody looks at costs 150: docs/cost.md.
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
      // The most that Aurora keeps for recovery to any second.
      backupRetentionDays: 35,
      // 80 % of 800 are 640 connections; 2 × (200 + 60 + 8 + 2) are 540.
      maxConnections: 800,
      proxyConnectionsPercent: 80,
      storageAlarmGibibytes: 20,
    },
    concurrency: { public: 200, admin: 60, imageProcessor: 8, ops: 2 },
    picturesAtATime: 8,
    // 200 instances that answer in a fifth of a second each.
    throttle: { requestsPerSecond: 1_000, burstRequests: 500 },
    canary: "10 percent for 5 minutes",
    alarms: true,
    alertEmail: undefined,
    logRetentionDays: 365,
    // A reader makes some ten requests a page; an office behind one address, a few thousand.
    webAcl: { requestsPerAddressIn5Minutes: 5_000 },
    monthlyBudgetDollars: 300,
  },
} as const satisfies Record<string, StageSettings>;

export type StageName = keyof typeof stages;

export const stageNames = ["dev", "pre", "prod"] as const satisfies readonly StageName[];

/** The settings of a stage. A name that is not in the table is somebody's own stage: dev's settings. */
export function stageSettings(name: string): StageSettings {
  return isStageName(name) ? stages[name] : { ...dev, subdomain: `iotd.${name}` };
}

const isStageName = (name: string): name is StageName => Object.hasOwn(stages, name);
