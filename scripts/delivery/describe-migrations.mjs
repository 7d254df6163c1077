/** GitHub takes no comment longer than 65,536 characters, and there is more in it than this. */
const maxCharacters = 20_000;

/**
 * The section about migrations, in Markdown. Nothing that a pull request wrote can leave its place in it, or
 * call anybody by name: all of it is code.
 */
export function describeMigrations({ migrations, faults }) {
  if (migrations.length === 0 && faults.length === 0) return "None.\n";
  const share = Math.floor(maxCharacters / Math.max(1, migrations.length));
  const sections = [
    faults.length > 0 && `**This must not be merged.**\n\n${fence("text", faults.join("\n"))}`,
    migrations.length > 0 && overview(migrations),
    ...migrations.map((migration) => details(migration, share)),
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function overview(migrations) {
  const rows = migrations.map(
    ({ name, isExpandOnly }) =>
      `| ${code(name)} | ${isExpandOnly ? "yes" : "**no**: no release from before it can be deployed after it"} |`,
  );
  return ["| migration | expand-only: old code keeps working |", "| --- | --- |", ...rows].join(
    "\n",
  );
}

function details({ name, sql, reasons }, share) {
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

function cut(text, limit) {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit)}\n… ${text.length - Math.floor(limit)} more characters`;
}

/** Longer than any row of backticks in `text`, so that none of them ends the code. */
function ticksAround(text, least) {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  return "`".repeat(Math.max(least, longest + 1));
}

function fence(language, text) {
  const ticks = ticksAround(text, 3);
  return `${ticks}${language}\n${text}\n${ticks}`;
}

/** On one line; a bar would end a table's cell, even in code. */
function code(text) {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  const ticks = ticksAround(line, 1);
  return `${ticks} ${line} ${ticks}`;
}
