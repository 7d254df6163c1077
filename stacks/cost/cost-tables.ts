import { stageNames, stageSettings } from "../stages.ts";
import { oldArchitectureCost } from "./old-architecture-cost.ts";
import { type Cost, stageCost } from "./stage-cost.ts";
import { usageOf } from "./usage.ts";

const views = [
  { name: "idle", count: 0 },
  { name: "10 thousand", count: 10_000 },
  { name: "1 million", count: 1_000_000 },
  { name: "100 million", count: 100_000_000 },
] as const;

/** Stages with visitors. */
const publicStages = stageNames.filter((name) => stageSettings(name).isProtected);

/** The tables of docs/cost.md, as Markdown, by the marker above each of them. */
export const costTables = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(publicStages.map((stage) => [stage, viewsTable(stage)])),
  stages: table(
    "idle",
    stageNames.map((name) => ({ name, cost: stageCost(name, usageOf(0)) })),
  ),
  old: table(
    "the old project, views a month",
    views.map(({ name, count }) => ({ name, cost: oldArchitectureCost(usageOf(count)) })),
  ),
});

const viewsTable = (stage: string) =>
  table(
    `${stage}, views a month`,
    views.map(({ name, count }) => ({ name, cost: stageCost(stage, usageOf(count)) })),
  );

type Column = { readonly name: string; readonly cost: Cost };

function table(title: string, columns: readonly Column[]): string {
  const items = Object.keys(columns[0]?.cost ?? {});
  const rows = [
    ...items.map((item) => [item, ...columns.map(({ cost }) => dollars(cost[item] ?? 0))]),
    ["**together**", ...columns.map(({ cost }) => `**${dollars(total(cost))}**`)],
  ];
  const cells = [[title, ...columns.map(({ name }) => name)], ...rows];
  const widths = columns.map((_, index) => widest(cells, index + 1));
  const first = widest(cells, 0);
  const line = ([name = "", ...values]: readonly string[]) =>
    `| ${[name.padEnd(first), ...values.map((value, index) => value.padStart(widths[index] ?? 0))].join(" | ")} |`;
  const rule = `| ${"-".repeat(first)} | ${widths.map((width) => `${"-".repeat(width - 1)}:`).join(" | ")} |`;
  const [head = [], ...body] = cells;
  return [line(head), rule, ...body.map(line)].join("\n");
}

const widest = (cells: readonly (readonly string[])[], column: number): number =>
  Math.max(...cells.map((row) => row[column]?.length ?? 0));

const total = (cost: Cost): number => Object.values(cost).reduce((sum, part) => sum + part, 0);

const dollars = (amount: number): string => `$${Math.round(amount).toLocaleString("en-US")}`;
