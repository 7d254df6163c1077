import { DrizzleQueryError } from "drizzle-orm";

type Fields = Readonly<Record<string, unknown>>;

/** Writes one JSON object per line. CloudWatch Logs Insights can search its fields. */
export type Logger = {
  readonly info: (message: string, fields?: Fields) => void;
  readonly warn: (message: string, fields?: Fields) => void;
  readonly error: (message: string, fields?: Fields) => void;
  /** A logger that adds `fields` to every line, for example the id of the request. */
  readonly with: (fields: Fields) => Logger;
};

/** A logger that calls `write` with each line. By default it writes to standard output. */
export function createLogger(
  write: (line: string) => void = console.log,
  bound: Fields = {},
): Logger {
  const at =
    (level: "info" | "warn" | "error") =>
    (message: string, fields: Fields = {}) => {
      const time = new Date().toISOString();
      write(JSON.stringify({ time, level, message, ...bound, ...fields }, describeErrors));
    };
  return {
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    with: (fields) => createLogger(write, { ...bound, ...fields }),
  };
}

/** `JSON.stringify` would write an Error as `{}`, because its fields are not enumerable. */
function describeErrors(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  return {
    name: value.name,
    message: messageOf(value),
    code: "code" in value ? value.code : undefined,
    stack: framesOf(value),
    cause: value.cause,
    errors: value instanceof AggregateError ? value.errors : undefined,
  };
}

/** Drizzle's own message contains the query's parameters, for example a session token. */
const messageOf = (error: Error) =>
  error instanceof DrizzleQueryError ? `Failed query: ${error.query}` : error.message;

/** The stack without its first lines, which repeat the message. */
const framesOf = ({ stack = "" }: Error) =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
