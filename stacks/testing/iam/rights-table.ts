/** A row of a table of rights. */
export type RightsRow = {
  readonly action: string;
  /** In the table's own words. */
  readonly on: string;
  /** A mark for each column but the first two, by its heading. */
  readonly marks: Readonly<Record<string, string>>;
};

/**
 * Reads a table as Markdown writes it: `action`, `on`, then whom a row is about. Lines of dashes part
 * rows from each other. Throws on a row with more or fewer cells than the heading, and on a second row
 * of the same action on the same thing.
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
