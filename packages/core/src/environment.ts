import * as z from "zod/mini";

/** Environment variables by name, like `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings from environment variables. Call it once, where a process starts. Throws one error
 * that names every variable that is missing or invalid, without values, because some are secret.
 */
export function parseEnvironment<Schema extends z.core.$ZodType>(
  schema: Schema,
  environment: Environment = process.env,
): z.infer<Schema> {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`Environment variables are missing or invalid. ${faults.join("; ")}.`);
}
