/** The member `key` of a JSON value of unknown shape; undefined if there is none. */
export const memberOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;

/** The member `key` if it is a string. */
export function stringOf(value: unknown, key: string): string | undefined {
  const member = memberOf(value, key);
  return typeof member === "string" ? member : undefined;
}

/** The members of an object that are strings, by name. */
export const stringsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof value === "object" && value !== null ? value : {}).flatMap(
      ([key, member]) => (typeof member === "string" ? [[key, member]] : []),
    ),
  );
