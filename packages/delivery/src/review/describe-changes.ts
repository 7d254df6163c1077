import type { Change, StageChanges } from "./change.ts";
import { changesTable } from "./changes-table.ts";
import { markdownTable } from "./markdown-table.ts";
import { lossOf } from "./stateful-resources.ts";

const acceptLabel = "accept-data-loss";

const columns = ["added", "changed", "replaced", "deleted"] as const;
const columnOf: Readonly<Record<Change["effect"], (typeof columns)[number]>> = {
  added: "added",
  changed: "changed",
  replaced: "replaced",
  "perhaps replaced": "replaced",
  deleted: "deleted",
  "left behind": "deleted",
};

/** A stage and what a deployment would change in it; only its name if the comparison failed. */
export type ComparedStage = Pick<StageChanges, "stage"> &
  Partial<Pick<StageChanges, "newStacks" | "changes">>;

/** What the jobs of a pull request found out. */
export type Review = {
  readonly stages: readonly ComparedStage[];
  /** The Markdown of the section about migrations; undefined if reading them failed. */
  readonly migrations: string | undefined;
  readonly isDataLossAccepted: boolean;
};

type Loss = Change & { readonly stage: string; readonly loss: string };

/**
 * The report on a pull request as Markdown, and whether it blocks the merge. It does if a resource that stores
 * data would be replaced or leave its stack and this is not accepted, or if a comparison failed.
 */
export function describeChanges({ stages, migrations, isDataLossAccepted }: Review): {
  markdown: string;
  isBlocked: boolean;
} {
  const losses = stages.flatMap(lossesIn);
  const unknown = stages.filter(({ changes }) => changes === undefined).map(({ stage }) => stage);
  const sections = [
    losses.length > 0 && warning(losses, isDataLossAccepted),
    unknown.length > 0 &&
      callout("WARNING", [
        `The changes to ${unknown.join(" and ")} are not known: the job that compares the stage failed.`,
      ]),
    "## What a deployment of this would change",
    overview(stages),
    ...stages.map(details),
    "## Migrations",
    migrations ?? "Not known: the job that reads them failed.",
  ];
  return {
    markdown: `${sections.filter(Boolean).join("\n\n")}\n`,
    isBlocked:
      (losses.length > 0 && !isDataLossAccepted) || unknown.length > 0 || migrations === undefined,
  };
}

const lossesIn = ({ stage, changes = [] }: ComparedStage): Loss[] =>
  changes.flatMap((change) => {
    const loss = lossOf(change.type);
    const leavesStack = ["replaced", "deleted"].includes(columnOf[change.effect]);
    return loss !== undefined && leavesStack ? [{ stage, loss, ...change }] : [];
  });

function warning(losses: readonly Loss[], isAccepted: boolean): string {
  const lines = losses.map(
    ({ stage, stack, resource, type, effect, properties, loss }) =>
      `- **${stage}**: \`${resource}\` (${type}) in ${stack} would be **${effect}**${because(properties)}. ${consequence(effect, loss)}`,
  );
  return callout("CAUTION", [
    "**This would lose data.**",
    "",
    ...lines,
    "",
    isAccepted
      ? `The label \`${acceptLabel}\` accepts this.`
      : `If this is intended, give the pull request the label \`${acceptLabel}\`. Until then this check fails.`,
  ]);
}

const consequence = (effect: Change["effect"], loss: string) =>
  effect === "left behind"
    ? `It stays in the account, but the stage no longer uses ${loss}.`
    : `This deletes ${loss}.`;

const callout = (kind: string, lines: readonly string[]) =>
  [`[!${kind}]`, ...lines].map((line) => `> ${line}`.trimEnd()).join("\n");

const because = (properties: readonly string[]) =>
  properties.length > 0
    ? ` (${properties.map((property) => `\`${property}\``).join(", ")} would change)`
    : "";

const overview = (stages: readonly ComparedStage[]) =>
  markdownTable(
    ["stage", ...columns],
    stages.map(({ stage, changes, newStacks = [] }) => [
      newStacks.length > 0 ? `${stage} (new stacks: ${newStacks.length})` : stage,
      ...columns.map((column) =>
        changes ? `${changes.filter(({ effect }) => columnOf[effect] === column).length}` : "?",
      ),
    ]),
  );

function details({ stage, changes = [] }: ComparedStage): string | undefined {
  if (changes.length === 0) return undefined;
  const summary = `<details><summary>${stage}: each resource</summary>`;
  return [summary, changesTable(changes), "</details>"].join("\n\n");
}
