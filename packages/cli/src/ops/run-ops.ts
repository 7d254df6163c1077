import { parseArgs } from "node:util";
import { errorSentence } from "@iotd/core/error-sentence";
import { type Command, parseCommand } from "@iotd/ops";
import { parseOrExplain, stageOptions } from "../command-options.ts";
import type { StageTarget } from "../stage/reach-stage.ts";
import { type InputTerminal, readPassword } from "../terminal.ts";
import { describeResult } from "./describe-result.ts";

const usage = `Usage: npm run ops -- [--stage <name>] <command> [--json]

  migrate                                       migrate the database to this version's schema
  create-admin --email <address> [--name <name>] [--password-stdin]
                                                create an administrator or set a new password, which
                                                is generated or read from standard input
  sweep                                         remove unfinished uploads, old deleted pictures and
                                                expired sessions
  status                                        show migrations and count pictures and editors

Works on the service that npm start runs on this machine, or with --stage on a stage in AWS, in the region
of --region or AWS_REGION, with the credentials of --profile or AWS_PROFILE.
`;

type Result = Readonly<Record<string, unknown>>;

/** Where commands can run. */
export type Places = {
  readonly here: (command: Command) => Promise<Result>;
  /** Calls `report` with a line for people if the answer takes long. */
  readonly onStage: (
    target: StageTarget,
    command: Command,
    report: (line: string) => void,
  ) => Promise<Result>;
};

type Request = {
  readonly json: boolean;
  readonly command: Command;
  readonly target: StageTarget | undefined;
};

/**
 * Runs `npm run ops` with its command-line arguments. Returns the exit code: 0 done, 1 failed, 2 wrong
 * arguments, and nothing was run.
 */
export async function runOps(
  args: readonly string[],
  places: Places,
  terminal: InputTerminal,
): Promise<number> {
  const request = parseOrExplain(() => parseRequest(args, terminal), usage, terminal);
  if (!request) return 2;
  const { json, command, target } = request;
  const { print, printError } = terminal;
  const report = (line: string) => {
    if (!json) printError(line);
  };
  try {
    const result = target
      ? await places.onStage(target, command, report)
      : await places.here(command);
    print(json ? JSON.stringify(result) : describeResult(result));
    return 0;
  } catch (error) {
    const sentence = errorSentence(error);
    printError(json ? JSON.stringify({ error: sentence }) : sentence);
    return 1;
  }
}

function parseRequest(
  args: readonly string[],
  terminal: Pick<InputTerminal, "readInput">,
): Request {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      ...stageOptions,
      email: { type: "string" },
      name: { type: "string" },
      "password-stdin": { type: "boolean" },
    },
  });
  const [command, ...surplus] = positionals;
  // Not repeated in the message: it may be a password.
  if (surplus.length > 0)
    throw new Error(
      "Only one command can be run, and every value must follow the name of its option.",
    );
  const { json, stage, region, profile, "password-stdin": fromStdin, ...rest } = values;
  const target = parseTarget({ stage, region, profile });
  // Never as an argument: everyone on the machine can read those.
  const password = fromStdin ? { password: readPassword(terminal) } : {};
  return { json, target, command: parseCommand({ command, ...rest, ...password }) };
}

function parseTarget({
  stage,
  ...where
}: Omit<StageTarget, "stage"> & { readonly stage: string | undefined }): StageTarget | undefined {
  if (stage) return { stage, ...where };
  // A command for a stage must not run on this machine by mistake.
  if (stage === "") throw new Error("--stage must be the name of a stage.");
  if (where.region ?? where.profile) throw new Error("--region and --profile need --stage.");
  return undefined;
}
