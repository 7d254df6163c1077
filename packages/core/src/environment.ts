import * as z from "zod/mini";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings from environment variables, once, where a process begins. Throws one error that
 * names every variable that is missing or wrong; values are not shown, as some are secret.
 */
export function parseEnvironment<Schema extends z.core.$ZodType>(
  schema: Schema,
  environment: Environment = process.env,
): z.infer<Schema> {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`The environment lacks what this program needs. ${faults.join("; ")}.`);
}
