import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../root.ts";
import { actions, getJob, type Job, ownAction, workflows } from "./testing/read-workflows.ts";

const build = getJob("deploy", "build");
const pre = getJob("deploy", "pre");
const prod = getJob("deploy", "prod");
const rollback = getJob("rollback", "rollback");

const deployments = (job: Job) => job.steps.filter((step) => ownAction(step) === "deploy-release");
const position = (job: Job, matches: (text: string) => boolean) =>
  job.steps.findIndex((step) => matches(JSON.stringify(step)));

describe("the deployment of a commit", () => {
  it("starts with a push to main only", () => {
    expect(workflows.get("deploy")?.on).toEqual({ push: { branches: ["main"] } });
  });

  it("builds once, deploys to pre, and then to prod", () => {
    expect([build.needs, pre.needs, prod.needs]).toEqual([[], ["build"], ["build", "pre"]]);
    // With a condition they could run after a failure.
    expect([pre.if, prod.if]).toEqual([undefined, undefined]);
  });

  it("needs what the environment of each stage demands, such as an approval", () => {
    expect([pre.environment, prod.environment]).toEqual(["pre", "prod"]);
    expect(rollback.environment).toBe(`\${{ inputs.stage }}`);
  });

  it("deploys the same archive to pre and prod", () => {
    const digest = `\${{ needs.build.outputs.digest }}`;

    for (const job of [pre, prod]) {
      expect(deployments(job)[0]?.with).toMatchObject({ archive: "release.tar.gz", digest });
      expect(JSON.stringify(job)).not.toContain("sst -- build");
    }
    expect(build.outputs).toEqual({ digest: `\${{ steps.pack.outputs.digest }}` });
  });

  it("uses no cache of another run for what is deployed", () => {
    for (const job of [build, pre, prod, rollback]) {
      expect(JSON.stringify(job)).not.toContain('"cache"');
    }
  });

  it("checks the digest before the deployment, and the site after it", () => {
    const runs = actions.get("deploy-release")?.runs.steps.map(({ run }) => run ?? "") ?? [];

    expect(runs.map((run) => run.split(" ").slice(0, 4).join(" "))).toEqual([
      "node --import tsx packages/delivery/src/release/unpack-release.ts",
      "",
      "npm run sst --",
      "node --import tsx packages/delivery/src/release/find-site-url.ts",
      "npm run smoke --",
    ]);
  });
});

describe("one deployment of a stage at a time", () => {
  it.each([
    ["deploy to pre", pre, "deploy-pre"],
    ["deploy to prod", prod, "deploy-prod"],
    ["rollback", rollback, `deploy-\${{ inputs.stage }}`],
  ])("is guaranteed for %s, and none is cancelled while it runs", (_, job, group) => {
    expect(job.concurrency).toEqual({ group, "cancel-in-progress": false });
    expect(workflows.get("deploy")?.concurrency).toBeUndefined();
    expect(workflows.get("rollback")?.concurrency).toBeUndefined();
  });

  it("is guaranteed for builds, so that commits are deployed to pre in their order", () => {
    expect(build.concurrency).toEqual({ group: "deploy-build", "cancel-in-progress": false });
  });
});

describe("prod", () => {
  const [deployed, rolledBack] = deployments(prod);

  it("refuses a commit that is older than the one that runs", () => {
    const check = position(prod, (text) => text.includes("refuse-older.ts"));

    expect(check).toBeGreaterThan(-1);
    expect(check).toBeLessThan(position(prod, (text) => text.includes('"id":"deploy"')));
  });

  it("gets a release after its deployment and smoke test have passed", () => {
    const publish = prod.steps.find(({ run }) => run?.includes("publish-release.ts"));

    expect(publish?.if).toBeUndefined();
    expect(position(prod, (text) => text.includes("publish-release.ts"))).toBeGreaterThan(
      position(prod, (text) => text.includes('"id":"deploy"')),
    );
  });

  it("is rolled back automatically when its deployment fails, and only then", () => {
    const previous = prod.steps.find(({ id }) => id === "previous");

    expect(deployed?.if).toBeUndefined();
    expect(previous?.if).toBe("failure() && steps.deploy.outcome == 'failure'");
    expect(previous?.run).toContain("fetch-release.ts latest");
    expect(rolledBack?.if).toBe("failure() && steps.previous.outcome == 'success'");
  });

  it("is rolled back by the same steps as in the workflow rollback", () => {
    const [byHand] = deployments(rollback);

    expect(rolledBack?.with.digest).toBe(`\${{ steps.previous.outputs.digest }}`);
    expect(byHand?.with.digest).toBe(`\${{ steps.release.outputs.digest }}`);
    expect(Object.keys(rolledBack?.with ?? {})).toEqual(Object.keys(byHand?.with ?? {}));
  });
});

describe("a command of the deployment workflow", () => {
  const guide = readFileSync(join(root, "docs/delivery.md"), "utf8");
  const ci = readFileSync(join(root, ".ci", "run"), "utf8");
  /** `npm run sst -- deploy --stage --from`: the command and its options, without their values. */
  const commandsIn = (text: string) =>
    [...text.matchAll(/npm (?:run [\w:-]+|test|start)(?: -- [^#\n>|]*)?/g)].map(([command]) =>
      command
        .split(/\s+/)
        .filter((word) => /^(npm|run|test|start|--[\w-]*|[a-z][\w:-]*)$/.test(word))
        .join(" "),
    );
  const withoutStage = (command: string) => command.replace(/(--stage) \w+/g, "$1");
  const inGuide = new Set(commandsIn(guide).map(withoutStage));
  const steps = [...build.steps, ...(actions.get("deploy-release")?.runs.steps ?? [])].flatMap(
    ({ run = "" }) => commandsIn(run).map(withoutStage),
  );

  it.each([...new Set(steps)])("is in docs/delivery.md: %s", (command) => {
    expect([...inGuide]).toContain(command);
  });

  it("is one of these npm scripts", () => {
    expect(steps).toEqual([
      "npm run sst -- build --stage --to",
      "npm run sst -- build --stage --to",
      "npm run sst -- deploy --stage --from",
      "npm run smoke -- --url --wait",
    ]);
  });

  it("tests on GitHub everything that .ci/run tests", () => {
    const scripts = (text: string) => [
      ...new Set([...text.matchAll(/npm (run [\w:-]+|test)/g)].map(([command]) => command)),
    ];
    const tested = JSON.stringify(workflows.get("pr-test")?.jobs);

    expect(scripts(ci).length).toBeGreaterThan(3);
    expect(scripts(tested).sort()).toEqual(scripts(ci).sort());
  });
});
