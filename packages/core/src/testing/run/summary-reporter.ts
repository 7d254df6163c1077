import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reporter, TestCase, TestModule, Vitest } from "vitest/node";
import * as z from "zod";
import { type FileResult, summarise } from "./summarise.ts";

/** Prints a summary at the end of a run: the results of each area, skipped tests with the reason, and the duration. */
// biome-ignore lint/style/noDefaultExport: vitest loads the default export of a reporter's file
export default class SummaryReporter implements Reporter {
  #vitest: Vitest | undefined;
  #startedAt = Date.now();

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunStart(): void {
    this.#startedAt = Date.now();
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length === 0) return;
    const milliseconds = Date.now() - this.#startedAt;
    this.#vitest?.logger.log(summarise(modules.map(resultOf), describeArea, milliseconds));
  }
}

function resultOf(module: TestModule): FileResult {
  const tests = [...module.children.allTests()];
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  const skipped = new Map<string, number>();
  for (const test of tests.filter((test) => test.result().state === "skipped")) {
    const reason = reasonOf(test);
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  }
  const { collectDuration, duration } = module.diagnostic();
  return {
    area: areaOf(module.moduleId),
    passed: count("passed"),
    // A file that cannot be loaded has no tests, but it failed.
    failed: count("failed") + (module.ok() || count("failed") > 0 ? 0 : 1),
    skipped,
    milliseconds: collectDuration + duration,
  };
}

/** The reason of the test or of the nearest suite around it. Tests that a filter excludes have none. */
function reasonOf(test: TestCase): string {
  for (let task: TestCase | TestCase["parent"] = test; task.type !== "module"; task = task.parent) {
    const { skipReason } = task.meta();
    if (skipReason !== undefined) return skipReason;
  }
  return "A filter excluded them.";
}

const root = fileURLToPath(new URL("../../../../../", import.meta.url));

const areaOf = (path: string) =>
  relative(root, path)
    .replace(/^packages\//, "")
    .split("/")[0] ?? path;

const manifestSchema = z.object({ description: z.string().default("") });

/** The description in the `package.json` of an area. */
function describeArea(area: string): string {
  const found = [`packages/${area}`, area]
    .map((folder) => join(root, folder, "package.json"))
    .find((file) => existsSync(file));
  return found ? manifestSchema.parse(JSON.parse(readFileSync(found, "utf8"))).description : "";
}
