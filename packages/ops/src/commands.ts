import { InvalidInputError } from "@iotd/core/errors";
import * as z from "zod";
import {
  createAdmin,
  createAdminSchema,
  migrate,
  type OperationDeps,
  sweep,
} from "./operations.ts";
import { status } from "./status.ts";

const commandSchemas = [
  z.strictObject({ command: z.literal("migrate") }),
  createAdminSchema.extend({ command: z.literal("create-admin") }),
  z.strictObject({ command: z.literal("sweep") }),
  z.strictObject({ command: z.literal("status") }),
] as const;

/** The names of all commands. */
export const commandNames = commandSchemas.map(({ shape }) => shape.command.value);

const commandSchema = z.discriminatedUnion("command", commandSchemas, {
  error: `must be one of ${commandNames.join(", ")}`,
});

/** A command, from the command line or a Lambda event. */
export type Command = z.infer<typeof commandSchema>;

/** Parses `{"command": …}` with the command's parameters. Throws `InvalidInputError` if it is invalid. */
export function parseCommand(request: unknown): Command {
  const parsed = commandSchema.safeParse(request);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => ({
    pointer: path.map((key) => `/${String(key)}`).join(""),
    detail: message,
  }));
  const sentence = faults
    .map(({ pointer, detail }) => `${pointer.slice(1) || "command"}: ${detail}`)
    .join("; ");
  throw new InvalidInputError(`The command cannot be run. ${sentence}.`, faults, {
    cause: parsed.error,
  });
}

/** Runs `command`, and returns its result for people and programs. */
export async function runCommand(
  deps: OperationDeps,
  command: Command,
): Promise<Readonly<Record<string, unknown>>> {
  switch (command.command) {
    case "migrate":
      return migrate(deps);
    case "sweep":
      return sweep(deps);
    case "status":
      return status(deps);
    case "create-admin":
      return createAdmin(deps, command);
  }
}
