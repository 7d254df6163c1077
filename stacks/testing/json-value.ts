/** Parts of a template, whose shape nobody promised: each throws, naming the value, if it is another. */

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function asRecord(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw new Error(`${JSON.stringify(value)} is no object.`);
}

export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${JSON.stringify(value)} is no list.`);
}

/** Numbers are text too, as CloudFormation takes them. */
export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  throw new Error(`${JSON.stringify(value)} is no text.`);
}
