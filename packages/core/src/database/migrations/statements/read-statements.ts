import { type Node, type ParseResult, parse } from "libpg-query";

/** A statement as PostgreSQL's own parser reads it, and as it is written. */
export type Statement = { readonly tree: Node; readonly text: string };

/** Where drizzle-kit parts a migration. It runs each part by itself, so the last of a part may lack its semicolon. */
const breakpoint = "--> statement-breakpoint";

/** The statements of a migration in order, without comments before them. Throws where PostgreSQL could not parse it. */
export async function readStatements(migration: string): Promise<readonly Statement[]> {
  const parts = await Promise.all(migration.split(breakpoint).map(readPart));
  return parts.flat();
}

async function readPart(part: string): Promise<readonly Statement[]> {
  // The parser refuses what holds no character.
  if (part.trim() === "") return [];
  const { stmts = [] }: ParseResult = await parse(part);
  const bytes = Buffer.from(part);
  return stmts.flatMap(({ stmt, stmt_location: start = 0, stmt_len: length }) => {
    // Places are in bytes; without a length the statement goes on to the end.
    const end = length === undefined ? bytes.length : start + length;
    return stmt ? [{ tree: stmt, text: withoutComments(bytes.toString("utf8", start, end)) }] : [];
  });
}

const withoutComments = (text: string) =>
  text.replace(/^(\s+|--.*\n|\/\*[\s\S]*?\*\/)+/, "").trim();
