/** Whether `value` is an object that is not a list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `value` as an object. Throws if it is none. */
export function asRecord(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw new Error(`${JSON.stringify(value)} is not an object.`);
}

/** `value` as a list. Throws if it is none. */
export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${JSON.stringify(value)} is not a list.`);
}

/** `value` as text; CloudFormation accepts numbers as text too. Throws if it is neither. */
export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  throw new Error(`${JSON.stringify(value)} is not text.`);
}
