/** A statement that changes its session, so that RDS Proxy pins it. */
export type Pin = {
  readonly reason: string;
  /** The statement with `?` for every string in it. */
  readonly statement: string;
};

const rules: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^set\s+(?!local\b|transaction\b|constraints\b)/i, "SET changes a setting of the session"],
  [/^reset\b/i, "RESET changes a setting of the session"],
  [/^(?:prepare|execute|deallocate)\b/i, "prepared statements belong to a session"],
  [/^discard\b/i, "DISCARD changes the session"],
  [/^(?:un)?listen\b/i, "LISTEN belongs to a session"],
  [/^load\b/i, "LOAD changes the session"],
  [/^declare\b/i, "cursors belong to a session"],
  [/^create\s+(?:or\s+replace\s+)?(?:(?:global|local)\s+)?temp(?:orary)?\b/i, "it is temporary"],
  [/\binto\s+temp(?:orary)?\b/i, "it is temporary"],
  [/\bset_config\s*\(/i, "set_config changes a setting of the session"],
  [/\bpg_(?:try_)?advisory_(?:un)?lock(?:_shared|_all)?\s*\(/i, "the lock belongs to a session"],
  [/\b(?:nextval|setval|currval|lastval)\s*\(/i, "a session remembers values of sequences"],
];

/**
 * The statements of `sql` that pin the session: RDS Proxy then keeps the database connection for the
 * client until it disconnects.
 * See https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-pinning.html
 */
export const pinReasons = (sql: string): Pin[] =>
  withoutStrings(sql)
    .split(";")
    .map((statement) => statement.trim())
    .flatMap((statement) => {
      const found = rules.find(([pattern]) => pattern.test(statement));
      return found ? [{ reason: found[1], statement }] : [];
    });

/** Comments, dollar-quoted text, strings with and without escapes, quoted names. */
const opaque =
  /--[^\n]*|\/\*[\s\S]*?\*\/|(\$(?:[a-z_]\w*)?\$)[\s\S]*?\1|\be'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"/gi;

/** `sql` with `?` for every string in it, and without comments. */
export const withoutStrings = (sql: string): string =>
  sql.replace(opaque, (text) => {
    if (text.startsWith("-") || text.startsWith("/")) return " ";
    return text.startsWith('"') ? text.replaceAll(";", "") : "?";
  });
