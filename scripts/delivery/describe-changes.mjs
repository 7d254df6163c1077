import { lossOf } from "./stateful-resources.mjs";

export const acceptLabel = "accept-data-loss";

const mostRows = 100;
const columns = ["added", "changed", "replaced", "deleted"];
const columnOf = { "perhaps replaced": "replaced", "left behind": "deleted" };
const endsData = new Set(["replaced", "perhaps replaced", "deleted", "left behind"]);

/**
 * The report on a pull request, as Markdown, and whether it blocks: a resource that holds data would be
 * replaced or would leave its stack and nobody accepted it, or it is not known what would happen.
 *
 * `stages`: what stage-changes.mjs printed for each, `changes` undefined where it failed.
 * `migrations`: the Markdown of that section; undefined where it failed.
 */
export function describeChanges({ stages, migrations, isDataLossAccepted }) {
  const losses = stages.flatMap(({ stage, changes = [] }) =>
    changes.filter(isDataLoss).map((change) => ({ stage, ...change })),
  );
  const unknown = stages.filter(({ changes }) => changes === undefined).map(({ stage }) => stage);
  const sections = [
    losses.length > 0 && warning(losses, isDataLossAccepted),
    unknown.length > 0 &&
      callout("WARNING", [
        `What would change in ${unknown.join(" and ")} is not known: the job that compares it failed.`,
      ]),
    "## What a deployment of this would change",
    overview(stages),
    ...stages.filter(({ changes = [] }) => changes.length > 0).map(details),
    "## Migrations",
    migrations ?? "Not known: the job that reads them failed.",
  ];
  return {
    markdown: `${sections.filter(Boolean).join("\n\n")}\n`,
    isBlocked:
      (losses.length > 0 && !isDataLossAccepted) || unknown.length > 0 || migrations === undefined,
  };
}

const isDataLoss = ({ type, effect }) => endsData.has(effect) && lossOf(type) !== undefined;

function warning(losses, isAccepted) {
  const lines = losses.map(
    ({ stage, stack, resource, type, effect, properties }) =>
      `- **${stage}**: \`${resource}\` (${type}) in ${stack} would be **${effect}**${because(properties)}. ${fate(effect, lossOf(type))}`,
  );
  return callout("CAUTION", [
    "**This would cost data.**",
    "",
    ...lines,
    "",
    isAccepted
      ? `The label \`${acceptLabel}\` says that this is meant.`
      : `If that is meant, give the pull request the label \`${acceptLabel}\`; until then this check fails.`,
  ]);
}

const fate = (effect, loss) =>
  effect === "left behind"
    ? `It stays in the account, but the stage no longer has ${loss}.`
    : `Lost with it: ${loss}.`;

const callout = (kind, lines) =>
  [`[!${kind}]`, ...lines].map((line) => `> ${line}`.trimEnd()).join("\n");

const because = (properties) =>
  properties.length > 0
    ? ` (${properties.map((property) => `\`${property}\``).join(", ")} would change)`
    : "";

function overview(stages) {
  return table(
    ["stage", ...columns],
    stages.map(({ stage, changes, newStacks = [] }) => [
      newStacks.length > 0 ? `${stage} (new stacks: ${newStacks.length})` : stage,
      ...columns.map((column) => (changes ? count(changes, column) : "?")),
    ]),
  );
}

const count = (changes, column) =>
  String(changes.filter(({ effect }) => (columnOf[effect] ?? effect) === column).length);

function details({ stage, changes }) {
  const summary = `<details><summary>${stage}: each resource</summary>`;
  return [summary, changesTable(changes), "</details>"].join("\n\n");
}

/**
 * Each of `changes`, from stage-changes.mjs, as a row of a Markdown table; of very many the first, since
 * GitHub takes no comment longer than 65,536 characters.
 */
export function changesTable(changes) {
  const rows = table(
    ["effect", "stack", "resource", "type", "properties"],
    changes
      .slice(0, mostRows)
      .map(({ stack, resource, type, effect, properties }) => [
        effect,
        stack,
        `\`${resource}\``,
        type,
        properties.map((property) => `\`${property}\``).join(", "),
      ]),
  );
  const more = changes.length - mostRows;
  return more > 0 ? `${rows}\n\n… and ${more} more, which sst diff in this run's log shows.` : rows;
}

const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
