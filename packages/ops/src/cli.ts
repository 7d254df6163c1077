import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { commandNames, runCommand } from "./commands.ts";
import type { OperationDeps } from "./operations.ts";

const usage = `Usage: npm run ops -- <command> [--json]

  migrate                                       bring the database to this version's schema
  create-admin --email <address> [--name <name>] [--password-stdin]
                                                let an editor sign in; makes up a password unless
                                                one comes from standard input
  sweep                                         remove what was left unfinished or deleted long ago
`;

type Output = {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
};

/**
 * The command line of operations. Returns the exit code: 0 done, 1 failed, 2 not understood.
 * `deps` is asked for once the arguments make sense.
 */
export async function runCli(
  args: readonly string[],
  deps: () => OperationDeps,
  { print, printError }: Output,
): Promise<number> {
  let request: { json: boolean; body: object };
  try {
    request = parseRequest(args);
  } catch (error) {
    printError(`${messageOf(error)}\n\n${usage}`);
    return 2;
  }
  try {
    const result = await runCommand(deps(), request.body);
    print(request.json ? JSON.stringify(result) : describe(result));
    return 0;
  } catch (error) {
    printError(request.json ? JSON.stringify({ error: messageOf(error) }) : messageOf(error));
    return 1;
  }
}

function parseRequest(args: readonly string[]): { json: boolean; body: object } {
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
  if (!commandNames.some((name) => name === command) || surplus.length > 0) {
    throw new Error(command ? `There is no command "${positionals.join(" ")}".` : "Which command?");
  }
  const { json, "password-stdin": fromStdin, ...rest } = values;
  // Never as an argument: those are visible to everyone on the machine.
  const password = fromStdin ? { password: readFileSync(0, "utf8").trimEnd() } : {};
  return { json, body: { command, ...rest, ...password } };
}

const describe = (result: Readonly<Record<string, unknown>>) =>
  Object.entries(result)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join("\n");

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
