import { parseArgs } from "node:util";

export type DevOptions = {
  /** @default the one that SST used last, or asks for */
  readonly stage: string | undefined;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  /** The stage's own database instead of one on this machine. */
  readonly usesCloudDatabase: boolean;
  /** For `sst dev`. */
  readonly args: readonly string[];
};

const ownOption = "--cloud-db";

/** Reads the command line of `npm run dev`; what it does not know it leaves to `sst dev`. */
export function parseDevOptions(args: readonly string[]): DevOptions {
  const rest = args.filter((arg) => arg !== ownOption);
  const { values } = parseArgs({
    args: rest,
    strict: false,
    options: {
      stage: { type: "string" },
      region: { type: "string" },
      profile: { type: "string" },
    },
  });
  const textOf = (value: string | boolean | undefined) =>
    typeof value === "string" ? value : undefined;
  return {
    stage: textOf(values.stage),
    region: textOf(values.region),
    profile: textOf(values.profile),
    usesCloudDatabase: args.includes(ownOption),
    args: rest,
  };
}
