/**
 * A result for people: one line for each value, aligned, and groups of values indented below their name.
 * Dates and numbers look as in JSON; null and empty lists are `none`; undefined values are left out.
 */
export function describeResult(result: Readonly<Record<string, unknown>>): string {
  return rows(result).join("\n");
}

function rows(group: object): string[] {
  const entries = Object.entries(group).filter(([, value]) => value !== undefined);
  const width = Math.max(0, ...entries.filter(isPlain).map(([name]) => name.length));
  return entries.flatMap((entry) => {
    const [name, value] = entry;
    return isGroup(value)
      ? [`${name}:`, ...rows(value).map((row) => `  ${row}`)]
      : [`${`${name}:`.padEnd(width + 1)} ${describeValue(value)}`];
  });
}

const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPlain = ([, value]: readonly [string, unknown]) => !isGroup(value);

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(String).join(", ");
  return value === null ? "none" : String(value);
}
