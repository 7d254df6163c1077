import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Command, errorSentence, parseCommand } from "@iotd/ops";
import type { StageTarget } from "../stage/reach-stage.ts";
import type { Terminal } from "../terminal.ts";
import { describeResult } from "./describe-result.ts";

const usage = `Usage: npm run ops -- [--stage <name>] <command> [--json]

  migrate                                       bring the database to this version's schema
  create-admin --email <address> [--name <name>] [--password-stdin]
                                                let an editor sign in; makes up a password unless
                                                one comes from standard input
  sweep                                         remove what was left unfinished or deleted long ago
  status                                        show migrations, pictures and how many editors

It runs on the service that npm start runs here, with --stage on that stage in AWS. There --region and
--profile say where and as whom, as AWS_REGION and AWS_PROFILE do.
`;

type Result = Readonly<Record<string, unknown>>;

/** Where commands are run. */
export type Places = {
  readonly here: (command: Command) => Promise<Result>;
  /** `tell` takes a line for people who wait. */
  readonly onStage: (
    target: StageTarget,
    command: Command,
    tell: (line: string) => void,
  ) => Promise<Result>;
};

/** What the command line reads from and writes to. */
type OpsTerminal = Terminal & {
  /** All of standard input. @default that of this process */
  readonly readInput?: () => string;
};

type Request = {
  readonly json: boolean;
  readonly command: Command;
  readonly target: StageTarget | undefined;
};

/**
 * The command line of operations. Returns the exit code: 0 done, 1 failed, 2 not understood, where
 * nothing was run.
 */
export async function runOps(
  args: readonly string[],
  places: Places,
  { print, printError, readInput = () => readFileSync(0, "utf8") }: OpsTerminal,
): Promise<number> {
  let request: Request;
  try {
    request = parseRequest(args, readInput);
  } catch (error) {
    printError(`${errorSentence(error)}\n\n${usage}`);
    return 2;
  }
  const { json, command, target } = request;
  const tell = (line: string) => {
    if (!json) printError(line);
  };
  try {
    const result = target
      ? await places.onStage(target, command, tell)
      : await places.here(command);
    print(json ? JSON.stringify(result) : describeResult(result));
    return 0;
  } catch (error) {
    const sentence = errorSentence(error);
    printError(json ? JSON.stringify({ error: sentence }) : sentence);
    return 1;
  }
}

function parseRequest(args: readonly string[], readInput: () => string): Request {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      stage: { type: "string" },
      region: { type: "string" },
      profile: { type: "string" },
      email: { type: "string" },
      name: { type: "string" },
      "password-stdin": { type: "boolean" },
    },
  });
  const [command, ...surplus] = positionals;
  // Not repeated in the message: it may be a password.
  if (surplus.length > 0) throw new Error("There is one word too many after the command.");
  const { json, stage, region, profile, "password-stdin": fromStdin, ...rest } = values;
  const target = parseTarget({ stage, region, profile });
  // Never as an argument: those are visible to everyone on the machine.
  const password = fromStdin ? { password: readInput().replace(/\r?\n$/, "") } : {};
  return { json, target, command: parseCommand({ command, ...rest, ...password }) };
}

function parseTarget({
  stage,
  ...where
}: Omit<StageTarget, "stage"> & { readonly stage: string | undefined }): StageTarget | undefined {
  if (stage) return { stage, ...where };
  // What was meant for a stage must not happen here.
  if (stage === "") throw new Error("--stage must be followed by a stage's name.");
  if (where.region ?? where.profile) throw new Error("--region and --profile belong to --stage.");
  return undefined;
}
