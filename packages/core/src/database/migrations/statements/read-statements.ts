import { type Node, type ParseResult, parse } from "libpg-query";

/** A statement's syntax tree, from PostgreSQL's own parser, and its text. */
export type Statement = { readonly tree: Node; readonly text: string };

/** Drizzle-kit's separator. It runs each part alone, so the last statement of a part may have no semicolon. */
const breakpoint = "--> statement-breakpoint";

/** The statements of a migration in order, without leading comments. Throws if PostgreSQL cannot parse it. */
export async function readStatements(migration: string): Promise<readonly Statement[]> {
  const parts = await Promise.all(migration.split(breakpoint).map(readPart));
  return parts.flat();
}

async function readPart(part: string): Promise<readonly Statement[]> {
  // The parser rejects an empty text.
  if (part.trim() === "") return [];
  const { stmts = [] }: ParseResult = await parse(part);
  const bytes = Buffer.from(part);
  return stmts.flatMap(({ stmt, stmt_location: start = 0, stmt_len: length }) => {
    // Positions are in bytes. Without a length the statement extends to the end.
    const end = length === undefined ? bytes.length : start + length;
    return stmt ? [{ tree: stmt, text: withoutComments(bytes.toString("utf8", start, end)) }] : [];
  });
}

const withoutComments = (text: string) =>
  text.replace(/^(\s+|--.*\n|\/\*[\s\S]*?\*\/)+/, "").trim();
