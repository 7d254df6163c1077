import type { MigrationClassification } from "@iotd/core/database/expand-only";
import { markdownTable } from "./markdown-table.ts";

/** GitHub refuses a comment of more than 65,536 characters, and the report has other sections. */
const maxCharacters = 20_000;

type ClassifiedMigration = MigrationClassification & {
  readonly name: string;
  readonly sql: string;
};

/**
 * The section about migrations, in Markdown. Everything that a pull request can choose is formatted as code, so
 * that it can neither change the rest of the report nor mention anyone.
 */
export function describeMigrations({
  migrations,
  faults,
}: {
  readonly migrations: readonly ClassifiedMigration[];
  readonly faults: readonly string[];
}): string {
  if (migrations.length === 0 && faults.length === 0) return "None.\n";
  const share = Math.floor(maxCharacters / Math.max(1, migrations.length));
  const sections = [
    faults.length > 0 && `**This must not be merged.**\n\n${fence("text", faults.join("\n"))}`,
    migrations.length > 0 && overview(migrations),
    ...migrations.map((migration) => details(migration, share)),
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

const overview = (migrations: readonly ClassifiedMigration[]) =>
  markdownTable(
    ["migration", "expand-only: old code keeps working"],
    migrations.map(({ name, isExpandOnly }) => [
      code(name),
      isExpandOnly ? "yes" : "**no**: no earlier release can be deployed after it",
    ]),
  );

function details({ name, sql, reasons }: ClassifiedMigration, share: number): string {
  const why = reasons.map(({ statement, why }) => `${statement}\n    ${why}`).join("\n");
  const isOpen = reasons.length > 0 ? " open" : "";
  return [
    `<details${isOpen}><summary>SQL</summary>`,
    code(name),
    reasons.length > 0 && fence("text", cut(why, share / 2)),
    fence("sql", cut(sql.trim(), share / 2)),
    "</details>",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit)}\n… ${text.length - Math.floor(limit)} more characters`;
}

/** More backticks than `text` has in a row, so that none of them ends the code. */
function ticksAround(text: string, least: number): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  return "`".repeat(Math.max(least, longest + 1));
}

function fence(language: string, text: string): string {
  const ticks = ticksAround(text, 3);
  return `${ticks}${language}\n${text}\n${ticks}`;
}

/** On one line. A bar would end a table's cell even in code. */
function code(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  const ticks = ticksAround(line, 1);
  return `${ticks} ${line} ${ticks}`;
}
