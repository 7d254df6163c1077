import type { Change } from "./change.ts";
import { markdownTable } from "./markdown-table.ts";

/** GitHub refuses a comment of more than 65,536 characters. */
const maxRows = 100;

/** A Markdown table with a row for each of the first 100 changes, and a sentence about how many are left out. */
export function changesTable(changes: readonly Change[]): string {
  const rows = markdownTable(
    ["effect", "stack", "resource", "type", "properties"],
    changes
      .slice(0, maxRows)
      .map(({ stack, resource, type, effect, properties }) => [
        effect,
        stack,
        `\`${resource}\``,
        type,
        properties.map((property) => `\`${property}\``).join(", "),
      ]),
  );
  const more = changes.length - maxRows;
  return more > 0
    ? `${rows}\n\n… and ${more} more, which sst diff prints in the log of this run.`
    : rows;
}
