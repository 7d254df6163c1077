import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { actions, getJob, type Job, ownAction, root, workflows } from "./testing/read-workflows.ts";

const build = getJob("deploy", "build");
const pre = getJob("deploy", "pre");
const prod = getJob("deploy", "prod");
const rollback = getJob("rollback", "rollback");

const deployments = (job: Job) => job.steps.filter((step) => ownAction(step) === "deploy-release");
const position = (job: Job, matches: (text: string) => boolean) =>
  job.steps.findIndex((step) => matches(JSON.stringify(step)));

describe("the way of a commit", () => {
  it("begins on main and nowhere else", () => {
    expect(workflows.get("deploy")?.on).toEqual({ push: { branches: ["main"] } });
  });

  it("leads from one build over pre to prod", () => {
    expect([build.needs, pre.needs, prod.needs]).toEqual([[], ["build"], ["build", "pre"]]);
    // A condition of their own would let them run after a failure.
    expect([pre.if, prod.if]).toEqual([undefined, undefined]);
  });

  it("passes the gate of each stage's environment", () => {
    expect([pre.environment, prod.environment]).toEqual(["pre", "prod"]);
    expect(rollback.environment).toBe(`\${{ inputs.stage }}`);
  });

  it("brings the same bytes to both", () => {
    const digest = `\${{ needs.build.outputs.digest }}`;

    for (const job of [pre, prod]) {
      expect(deployments(job)[0]?.with).toMatchObject({ archive: "release.tar.gz", digest });
      expect(JSON.stringify(job)).not.toContain("sst -- build");
    }
    expect(build.outputs).toEqual({ digest: `\${{ steps.pack.outputs.digest }}` });
  });

  it("builds what is deployed from nothing that another run left", () => {
    for (const job of [build, pre, prod, rollback]) {
      expect(JSON.stringify(job)).not.toContain('"cache"');
    }
  });

  it("is deployed once it is known to be what was built, and looked at afterwards", () => {
    const runs = actions.get("deploy-release")?.runs.steps.map(({ run }) => run ?? "") ?? [];

    expect(runs.map((run) => run.split(" ").slice(0, 4).join(" "))).toEqual([
      'node scripts/delivery/unpack-release.mjs "$ARCHIVE" "$FOLDER/dist"',
      "",
      "npm run sst --",
      "npm run smoke --",
    ]);
  });
});

describe("one deployment of a stage at a time", () => {
  it.each([
    ["deploy to pre", pre, "deploy-pre"],
    ["deploy to prod", prod, "deploy-prod"],
    ["rollback", rollback, `deploy-\${{ inputs.stage }}`],
  ])("holds for %s, which nothing cancels half-way", (_, job, group) => {
    expect(job.concurrency).toEqual({ group, "cancel-in-progress": false });
    expect(workflows.get("deploy")?.concurrency).toBeUndefined();
    expect(workflows.get("rollback")?.concurrency).toBeUndefined();
  });

  it("holds for builds, so that commits come to pre in their order", () => {
    expect(build.concurrency).toEqual({ group: "deploy-build", "cancel-in-progress": false });
  });
});

describe("prod", () => {
  const [deployed, rolledBack] = deployments(prod);

  it("is not taken back by an older commit's approval", () => {
    const check = position(prod, (text) => text.includes("refuse-older.mjs"));

    expect(check).toBeGreaterThan(-1);
    expect(check).toBeLessThan(position(prod, (text) => text.includes('"id":"deploy"')));
  });

  it("is released after its deployment and smoke test have passed", () => {
    const publish = prod.steps.find(({ run }) => run?.includes("publish-release.mjs"));

    expect(publish?.if).toBeUndefined();
    expect(position(prod, (text) => text.includes("publish-release.mjs"))).toBeGreaterThan(
      position(prod, (text) => text.includes('"id":"deploy"')),
    );
  });

  it("goes back by itself when they fail, and only then", () => {
    const previous = prod.steps.find(({ id }) => id === "previous");

    expect(deployed?.if).toBeUndefined();
    expect(previous?.if).toBe("failure() && steps.deploy.outcome == 'failure'");
    expect(previous?.run).toContain("fetch-release.mjs latest");
    expect(rolledBack?.if).toBe("failure() && steps.previous.outcome == 'success'");
  });

  it("goes back by the same steps as a rollback by hand", () => {
    const [byHand] = deployments(rollback);

    expect(rolledBack?.with.digest).toBe(`\${{ steps.previous.outputs.digest }}`);
    expect(byHand?.with.digest).toBe(`\${{ steps.release.outputs.digest }}`);
    expect(Object.keys(rolledBack?.with ?? {})).toEqual(Object.keys(byHand?.with ?? {}));
  });
});

describe("what the workflows run is what a person runs", () => {
  const documents = readFileSync(join(root, "README.md"), "utf8");
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
  const inDocuments = new Set(commandsIn(documents).map(withoutStage));
  const steps = [...build.steps, ...(actions.get("deploy-release")?.runs.steps ?? [])].flatMap(
    ({ run = "" }) => commandsIn(run).map(withoutStage),
  );

  it.each([...new Set(steps)])("README tells %s", (command) => {
    expect([...inDocuments]).toContain(command);
  });

  it("deploys and smoke-tests by npm", () => {
    expect(steps).toEqual([
      "npm run sst -- build --stage --to",
      "npm run sst -- build --stage --to",
      "npm run sst -- deploy --stage --from",
      "npm run smoke -- --url --wait",
    ]);
  });

  it("tests on GitHub all that .ci/run tests", () => {
    const scripts = (text: string) => [
      ...new Set([...text.matchAll(/npm (run [\w:-]+|test)/g)].map(([command]) => command)),
    ];
    const tested = JSON.stringify(workflows.get("pr-test")?.jobs);

    expect(scripts(ci).length).toBeGreaterThan(3);
    expect(scripts(tested).sort()).toEqual(scripts(ci).sort());
  });
});
