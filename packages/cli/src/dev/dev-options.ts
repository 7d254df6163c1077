import { parseArgs } from "node:util";
import { stageOptions } from "../command-options.ts";

/** The options of `npm run dev`. */
export type DevOptions = {
  /** @default the stage that SST used last, or asks for */
  readonly stage: string | undefined;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  /** Whether functions use the database of the stage, and not one on this machine. */
  readonly usesCloudDatabase: boolean;
  /** All other arguments, for `sst dev`. */
  readonly args: readonly string[];
};

const ownOption = "--cloud-db";

/** Reads the command line of `npm run dev`. All arguments but `--cloud-db` are also for `sst dev`. */
export function parseDevOptions(args: readonly string[]): DevOptions {
  const rest = args.filter((arg) => arg !== ownOption);
  const { values } = parseArgs({
    args: rest,
    strict: false,
    options: stageOptions,
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
