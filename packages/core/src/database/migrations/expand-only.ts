import { whyStatementBreaks } from "./statements/breaking-statement.ts";
import { NewObjects } from "./statements/new-objects.ts";
import { readStatements, type Statement } from "./statements/read-statements.ts";

/** What a migration means for code that was written before it. */
export type MigrationClassification = {
  /** Each statement of the old code still succeeds and has the same meaning. */
  readonly isExpandOnly: boolean;
  /** The statements that break old code, in order. Empty for an expand-only migration. */
  readonly reasons: readonly BreakingStatement[];
};

/** A statement that breaks old code. */
export type BreakingStatement = {
  /** Its SQL on one line, cut to 100 characters. */
  readonly statement: string;
  /** Why old code breaks, such as `old code reads or writes the column`. */
  readonly why: string;
};

const excerptCharacters = 100;

/**
 * Finds the statements of a migration that break code from before it. `sql` is the content of the
 * migration's file. A statement that is not known to be safe counts as breaking, and so does SQL that
 * PostgreSQL cannot parse.
 *
 * Only the schema is checked, not the values that new code writes (docs/migrations.md).
 */
export async function classifyMigration(sql: string): Promise<MigrationClassification> {
  const reasons = await breakingStatements(sql);
  return { isExpandOnly: reasons.length === 0, reasons };
}

async function breakingStatements(sql: string): Promise<readonly BreakingStatement[]> {
  const created = new NewObjects();
  let statements: readonly Statement[];
  try {
    statements = await readStatements(sql);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return [{ statement: excerpt(sql), why: `not recognised: ${fault}` }];
  }
  return statements.flatMap(({ tree, text }) => {
    const why = whyStatementBreaks(tree, created);
    return why === undefined ? [] : [{ statement: excerpt(text), why }];
  });
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= excerptCharacters ? line : `${line.slice(0, excerptCharacters - 1)}…`;
}
