import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { root } from "../root.ts";
import {
  actions,
  everyJob,
  everyStep,
  ownAction,
  sources,
  workflows,
} from "./testing/read-workflows.ts";

const usesLine = /^\s*-?\s*uses: ([^@\s]+)(?:@(\S+))?(.*)$/gm;
const used = [...sources].flatMap(([path, text]) =>
  [...text.matchAll(usesLine)].map(([, action = "", hash = "", comment = ""]) => ({
    path,
    action,
    hash,
    comment,
  })),
);
const jobs = everyJob.map(({ file, name, of }) => ({ title: `${file}/${name}`, file, of }));

describe("every workflow", () => {
  it.each([...workflows])("%s gives its jobs no permissions by default", (_, { permissions }) => {
    expect(permissions).toEqual({});
  });

  it.each([...workflows])(
    "%s does not start on events that give a fork's code permissions",
    (_, { on }) => {
      expect(Object.keys(on)).not.toContain("pull_request_target");
      expect(Object.keys(on)).not.toContain("workflow_run");
    },
  );

  it.each([...workflows])("%s defines what happens to two runs at the same time", (_, workflow) => {
    for (const job of Object.values(workflow.jobs)) {
      // Runs that only read may overlap.
      const isReading = Object.values(job.permissions).every((right) => right === "read");
      expect(workflow.concurrency ?? job.concurrency ?? isReading).toBeTruthy();
    }
  });
});

describe("every action", () => {
  it("is our own, or pinned to a commit with its version in a comment", () => {
    for (const { path, action, hash, comment } of used) {
      if (action.startsWith("$/.github/actions/")) continue;
      expect(hash, `${path}: ${action}`).toMatch(/^[0-9a-f]{40}$/);
      expect(comment, `${path}: ${action}`).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  });

  it("has the same commit wherever it is used", () => {
    const commits = new Map<string, Set<string>>();
    for (const { action, hash, comment } of used) {
      commits.set(action, (commits.get(action) ?? new Set()).add(hash + comment));
    }

    expect([...commits].filter(([, hashes]) => hashes.size > 1)).toEqual([]);
  });

  it("of our own gets only inputs that it has, and all that it requires", () => {
    for (const step of everyStep) {
      const name = ownAction(step);
      if (name === undefined) continue;
      const inputs = actions.get(name)?.inputs ?? {};
      const needed = Object.keys(inputs).filter((input) => inputs[input]?.required);
      expect(Object.keys(inputs), name).toEqual(expect.arrayContaining(Object.keys(step.with)));
      expect(Object.keys(step.with), name).toEqual(expect.arrayContaining(needed));
    }
  });
});

describe("every step", () => {
  it("that checks out does not store the token", () => {
    const checkouts = everyStep.filter(({ uses }) => uses?.startsWith("actions/checkout@"));

    expect(checkouts.length).toBeGreaterThan(10);
    for (const step of checkouts) expect(step.with["persist-credentials"]).toBe(false);
  });

  it("has at most three lines of shell, without GitHub expressions", () => {
    for (const { run = "" } of everyStep) {
      expect(run.trim().split("\n").length, run).toBeLessThanOrEqual(3);
      expect(run).not.toContain("${{");
    }
  });

  it("runs npm scripts and files that exist", () => {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(manifest);
    const missing = everyStep.flatMap(({ run = "" }) => [
      ...[...run.matchAll(/npm run (\S+)/g)]
        .map(([, script = ""]) => script)
        .filter((script) => !Object.hasOwn(scripts, script)),
      ...[...run.matchAll(/(packages|scripts)\/\S+\.(ts|mjs)/g)]
        .map(([file]) => file)
        .filter((file) => !existsSync(join(root, file))),
    ]);

    expect(missing).toEqual([]);
  });
});

describe("every job", () => {
  it.each(jobs)(
    "$title uses the deploy role only in an environment, and prod's diff role only outside",
    ({ of }) => {
      const text = JSON.stringify(of);

      expect(text.includes("vars.AWS_ROLE_ARN")).toBe(of.environment !== undefined);
      if (of.environment) expect(text).not.toContain("AWS_DIFF_ROLE_ARN_PROD");
    },
  );

  it.each(jobs)("$title has secrets only in an environment", ({ of }) => {
    if (of.environment === undefined) expect(JSON.stringify(of)).not.toContain("secrets.");
  });

  it.each(jobs)("$title may request an OIDC token only if it assumes an AWS role", ({ of }) => {
    const takesRole =
      /vars\.AWS_(ROLE|DIFF_ROLE)_ARN/.test(JSON.stringify(of.steps)) ||
      JSON.stringify(of.steps).includes("matrix.role");

    expect(of.permissions["id-token"]).toBe(takesRole ? "write" : undefined);
  });

  it.each(jobs.filter(({ file }) => file.startsWith("pr-")))(
    "$title gives no credentials to pull requests from forks",
    ({ of }) => {
      const mayAsk = of.permissions["id-token"] === "write";
      const own = "github.event.pull_request.head.repo.full_name == github.repository";

      expect(of.environment).toBeUndefined();
      if (mayAsk) expect(of.if).toContain(own);
    },
  );
});
