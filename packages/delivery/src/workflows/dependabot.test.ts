import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { root } from "../root.ts";

const read = (file: string): unknown => parse(readFileSync(join(root, file), "utf8"));
const { updates } = z
  .object({
    updates: z.array(
      z.object({
        "package-ecosystem": z.string(),
        directories: z.array(z.string()).default([]),
        ignore: z.array(z.looseObject({ "dependency-name": z.string() })).default([]),
      }),
    ),
  })
  .parse(read(".github/dependabot.yml"));
const { catalog } = z
  .object({ catalog: z.record(z.string(), z.string()) })
  .parse(read("pnpm-workspace.yaml"));

describe("dependabot", () => {
  it("ignores the packages that sst pins to exact versions", () => {
    const sstClients = Object.keys(catalog).filter((name) => catalog[name] === "3.699.0");
    const ignored = updates
      .find((update) => update["package-ecosystem"] === "npm")
      ?.ignore.filter((rule) => !("update-types" in rule))
      .map((rule) => rule["dependency-name"]);

    expect(sstClients.length).toBeGreaterThan(3);
    expect(ignored?.sort()).toEqual(
      [...sstClients, "aws-cdk-lib", "cdk-nag", "constructs", "sst"].sort(),
    );
  });

  it("updates npm packages, GitHub actions and Python packages", () => {
    expect(updates.map((update) => update["package-ecosystem"])).toEqual([
      "npm",
      "github-actions",
      "pip",
    ]);
  });

  it("updates every requirements.txt", () => {
    const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" });
    const folders = [...tracked.matchAll(/^(.*)\/requirements\.txt$/gm)].map(
      ([, path]) => `/${path}`,
    );
    const pip = updates.find((update) => update["package-ecosystem"] === "pip");

    expect(pip?.directories.toSorted()).toEqual(folders.toSorted());
  });
});
