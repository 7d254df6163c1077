import { DrizzleQueryError } from "drizzle-orm";

type Fields = Readonly<Record<string, unknown>>;

/** Writes one JSON object a line, the form in which CloudWatch Logs Insights finds fields. */
export type Logger = {
  readonly info: (message: string, fields?: Fields) => void;
  readonly warn: (message: string, fields?: Fields) => void;
  readonly error: (message: string, fields?: Fields) => void;
  /** A logger that adds `fields` to every line, for example a request's id. */
  readonly with: (fields: Fields) => Logger;
};

/** A logger that hands each finished line to `write`, standard output unless told otherwise. */
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

/** An Error has no own enumerable fields: without this its line would say `{}`. */
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

/** Drizzle's own message ends with the query's parameters, which may be a session's token. */
const messageOf = (error: Error) =>
  error instanceof DrizzleQueryError ? `Failed query: ${error.query}` : error.message;

/** The stack without its head, which repeats the message. */
const framesOf = ({ stack = "" }: Error) =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
