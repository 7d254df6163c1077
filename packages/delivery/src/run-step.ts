import * as z from "zod";

/**
 * Runs `work` with the program's arguments, by the `names` of their places. If an argument is missing or
 * the work fails, prints why; the program then ends with 1.
 */
export async function runStep<const Name extends string>(
  names: readonly Name[],
  work: (given: Readonly<Record<Name, string>>) => Promise<void>,
): Promise<void> {
  try {
    await work(readArguments(names));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function readArguments<const Name extends string>(names: readonly Name[]): Record<Name, string> {
  const given = Object.fromEntries(names.map((name, index) => [name, process.argv[index + 2]]));
  const parsed = z.record(z.enum(names), z.string()).safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(`Arguments are missing. This program takes: ${names.join(", ")}.`);
}
