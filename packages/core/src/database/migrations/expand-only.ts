import { whyStatementBreaks } from "./statements/breaking-statement.ts";
import { NewObjects } from "./statements/new-objects.ts";
import { readStatements, type Statement } from "./statements/read-statements.ts";

/** What a migration means for code that was written before it. */
export type MigrationClassification = {
  /** Each statement that old code makes still succeeds, and means what it meant. */
  readonly isExpandOnly: boolean;
  /** The statements that break old code, in order; none in an expand-only migration. */
  readonly reasons: readonly BreakingStatement[];
};

export type BreakingStatement = {
  /** As written, on one line, cut to 100 characters. */
  readonly statement: string;
  /** Why old code breaks, such as `old code reads or writes the column`. */
  readonly why: string;
};

const excerptCharacters = 100;

/**
 * Whether code from before a migration works on after it. `sql` is the migration's file. What is not known
 * to be harmless breaks; SQL that PostgreSQL cannot parse does too, and says so.
 *
 * It judges the schema: what new code then writes into it, old code has to understand
 * (docs/migrations.md).
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
