import { InvalidInputError } from "@iotd/core/errors";
import * as z from "zod";
import {
  createAdmin,
  createAdminSchema,
  migrate,
  type OperationDeps,
  sweep,
} from "./operations.ts";

/** What can be asked for, by a person at a terminal and by an event alike. */
const requestSchema = z.discriminatedUnion("command", [
  z.strictObject({ command: z.literal("migrate") }),
  createAdminSchema.extend({ command: z.literal("create-admin") }),
  z.strictObject({ command: z.literal("sweep") }),
]);

export const commandNames = requestSchema.options.map(({ shape }) => shape.command.value);

/** Runs the command that `request` names. Throws `InvalidInputError` if it is not one. */
export async function runCommand(
  deps: OperationDeps,
  request: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) throw toInvalidInput(parsed.error);
  switch (parsed.data.command) {
    case "migrate":
      return migrate(deps);
    case "sweep":
      return sweep(deps);
    case "create-admin": {
      const { command: _, ...input } = parsed.data;
      return createAdmin(deps, input);
    }
  }
}

function toInvalidInput(error: z.ZodError): InvalidInputError {
  const faults = error.issues.map(({ path, message }) => ({
    pointer: `/${path.join("/")}`,
    detail: message,
  }));
  const sentence = faults.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`).join("; ");
  return new InvalidInputError(`The command cannot be run. ${sentence}.`, faults, { cause: error });
}
