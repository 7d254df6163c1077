/** A row of a table of rights. */
export type RightsRow = {
  readonly action: string;
  /** The name of the resource, which `createTargets` reads. */
  readonly on: string;
  /** The marks in the other columns, by their headings. */
  readonly marks: Readonly<Record<string, string>>;
};

/**
 * Reads a Markdown table with the columns `action`, `on` and one for each role. Lines of dashes separate groups
 * of rows. Throws for a row with more or fewer cells than the heading, and for a duplicate row.
 */
export function readRightsTable(markdown: string): RightsRow[] {
  const [heading = [], ...rows] = markdown
    .trim()
    .split("\n")
    .map((line) => line.trim().replace(/^\||\|$/g, ""))
    .filter((line) => !/^[-|\s]+$/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const [, , ...columns] = heading;
  const seen = new Set<string>();
  return rows.map((cells) => {
    const [action = "", on = "", ...marks] = cells;
    const row = `${action} on ${on}`;
    if (marks.length !== columns.length) throw new Error(`${row} has ${marks.length} marks.`);
    if (seen.has(row)) throw new Error(`${row} is in the table twice.`);
    seen.add(row);
    return {
      action,
      on,
      marks: Object.fromEntries(columns.map((column, index) => [column, marks[index] ?? ""])),
    };
  });
}
