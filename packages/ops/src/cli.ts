import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Command, parseCommand, runCommand } from "./commands.ts";
import { errorSentence } from "./error-sentence.ts";
import type { OperationDeps } from "./operations.ts";

const usage = `Usage: npm run ops -- <command> [--json]

  migrate                                       bring the database to this version's schema
  create-admin --email <address> [--name <name>] [--password-stdin]
                                                let an editor sign in; makes up a password unless
                                                one comes from standard input
  sweep                                         remove what was left unfinished or deleted long ago
`;

/** What the command line reads from and writes to. */
export type Terminal = {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** All of standard input. @default that of this process */
  readonly readInput?: () => string;
};

/**
 * The command line of operations. Returns the exit code: 0 done, 1 failed, 2 not understood.
 * `deps` is asked for once the arguments make sense.
 */
export async function runCli(
  args: readonly string[],
  deps: () => OperationDeps | Promise<OperationDeps>,
  { print, printError, readInput = () => readFileSync(0, "utf8") }: Terminal,
): Promise<number> {
  let request: { json: boolean; command: Command };
  try {
    request = parseRequest(args, readInput);
  } catch (error) {
    printError(`${errorSentence(error)}\n\n${usage}`);
    return 2;
  }
  const { json, command } = request;
  try {
    const result = await runCommand(await deps(), command);
    print(json ? JSON.stringify(result) : describe(result));
    return 0;
  } catch (error) {
    const sentence = errorSentence(error);
    printError(json ? JSON.stringify({ error: sentence }) : sentence);
    return 1;
  }
}

function parseRequest(
  args: readonly string[],
  readInput: () => string,
): { json: boolean; command: Command } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      email: { type: "string" },
      name: { type: "string" },
      "password-stdin": { type: "boolean" },
    },
  });
  const [command, ...surplus] = positionals;
  // Not repeated in the message: it may be a password.
  if (surplus.length > 0) throw new Error("There is one word too many after the command.");
  const { json, "password-stdin": fromStdin, ...rest } = values;
  // Never as an argument: those are visible to everyone on the machine.
  const password = fromStdin ? { password: readInput().replace(/\r?\n$/, "") } : {};
  return { json, command: parseCommand({ command, ...rest, ...password }) };
}

const describe = (result: Readonly<Record<string, unknown>>) =>
  Object.entries(result)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join("\n");
