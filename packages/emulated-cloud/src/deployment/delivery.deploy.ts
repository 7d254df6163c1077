import { join } from "node:path";
import { GetRoleCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deletedKeys, listRemains } from "./list-remains.ts";
import { openSite } from "./open-site.ts";
import { readStageOutputs } from "./stage-outputs.ts";
import { type RoleEnvironment, takeRole } from "./take-role.ts";
import { makeWorkingCopy, succeeded, type WorkingCopy } from "./working-copy.ts";

const stage = "pre";
const repository = "octo-org/iotd";
const roleArn = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
const boundary = `${stage}-iotd-boundary`;

let copy: WorkingCopy;
let deployer: RoleEnvironment;
let reader: RoleEnvironment;

beforeAll(async () => {
  copy = await makeWorkingCopy();
});
afterAll(() => copy?.remove());

const delivery = (...options: readonly string[]) =>
  copy.npmRun("delivery", "--stage", stage, "--repository", repository, "--yes", ...options);
/** Runs a script as a workflow does, with one of the two roles. */
const runAs = (role: RoleEnvironment, script: string, ...args: readonly string[]) =>
  copy.npmRunWith({ ...role, IOTD_PERMISSIONS_BOUNDARY: boundary }, script, ...args);
const folder = () => join(copy.folder, ".sst/release");

describe("a stage that GitHub deploys", () => {
  it("is prepared with one command in an empty account", async () => {
    const printed = succeeded(await delivery());

    expect(printed).toContain(`AWS_ROLE_ARN                = ${roleArn(`${stage}-iotd-deploy`)}`);
  });

  it("does not change when the same command runs again", async () => {
    expect(succeeded(await delivery())).toContain("Number of stacks with differences: 0");
  });

  it.each([
    "repo:octo-org/iotd:environment:prod",
    "repo:octo-org/iotd:ref:refs/heads/main",
    "repo:octo-org/iotd:pull_request",
    "repo:somebody-else/iotd:environment:pre",
    "repo:octo-org/iotd:environment:pre2",
  ])("refuses the deploy role to a token with the subject %s", async (subject) => {
    await expect(takeRole(roleArn(`${stage}-iotd-deploy`), subject)).rejects.toThrow(
      "Not authorized to perform sts:AssumeRoleWithWebIdentity",
    );
  });

  it("gives the deploy role to its own environment, and the diff role to pull requests", async () => {
    deployer = await takeRole(
      roleArn(`${stage}-iotd-deploy`),
      `repo:${repository}:environment:pre`,
    );
    reader = await takeRole(roleArn(`${stage}-iotd-diff`), `repo:${repository}:pull_request`);

    expect(deployer.AWS_ACCESS_KEY_ID).toMatch(/^ASIA/);
    expect(reader.AWS_ACCESS_KEY_ID).toMatch(/^ASIA/);
  });

  it("can be built but not deployed with the diff role", async () => {
    succeeded(await runAs(reader, "sst", "build", "--stage", stage, "--to", folder()));

    const { exitCode } = await runAs(reader, "sst", "deploy", "--stage", stage, "--from", folder());

    expect(exitCode).not.toBe(0);
  });

  it("is deployed from the build with the deploy role", async () => {
    succeeded(await runAs(deployer, "sst", "deploy", "--stage", stage, "--from", folder()));

    const site = await openSite(await readStageOutputs(stage));
    expect((await site.fetch("/health/ready")).status).toBe(200);
  });

  it("has the permissions boundary on all roles of the deployment", async () => {
    const iam = new IAMClient({});
    const { Roles = [] } = await iam.send(new ListRolesCommand({ MaxItems: 1_000 }));
    const names = Roles.map(({ RoleName = "" }) => RoleName).filter((name) =>
      new RegExp(`^${stage}-iotd-[A-Z]`).test(name),
    );
    const boundaries = await Promise.all(
      names.map(async (RoleName) => {
        const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
        return Role?.PermissionsBoundary?.PermissionsBoundaryArn;
      }),
    );

    expect(names.length).toBeGreaterThan(10);
    expect([...new Set(boundaries)]).toEqual([`arn:aws:iam::000000000000:policy/${boundary}`]);
  });

  it("shows its database status to the deploy role and not to the diff role", async () => {
    const status = ["ops", "--stage", stage, "--json", "status"] as const;

    expect(JSON.parse(succeeded(await runAs(deployer, ...status)))).toMatchObject({
      migrations: { pending: [] },
    });
    expect((await runAs(reader, ...status)).output).toContain(
      "lack the right lambda:InvokeFunction",
    );
  });

  it("shows no changes to the diff role", async () => {
    expect(succeeded(await runAs(reader, "sst", "diff", "--stage", stage))).toContain(
      "Diff: No changes",
    );
  });

  it("cannot be deployed with the deploy role without the permissions boundary", async () => {
    const { exitCode, output } = await copy.npmRunWith(deployer, "sst", "deploy", "--stage", stage);

    expect(exitCode).not.toBe(0);
    expect(output).toContain("Failed to publish asset");
  });

  it.each(["deploy", "file-publishing", "cfn-exec"])(
    "refuses CDK's own %s role to the deploy role",
    async (name) => {
      const credentials = {
        accessKeyId: deployer.AWS_ACCESS_KEY_ID ?? "",
        secretAccessKey: deployer.AWS_SECRET_ACCESS_KEY ?? "",
        sessionToken: deployer.AWS_SESSION_TOKEN ?? "",
      };
      const RoleArn = roleArn(`cdk-hnb659fds-${name}-role-000000000000-eu-west-1`);
      const take = new AssumeRoleCommand({ RoleArn, RoleSessionName: "mine" });

      await expect(new STSClient({ credentials }).send(take)).rejects.toThrow(/not authorized/i);
    },
  );

  it("keeps its roles while it is deployed", async () => {
    const { exitCode, output } = await delivery("--remove");

    expect(exitCode).toBe(1);
    expect(output).toContain("Remove the stage first: npm run sst -- remove --stage pre");
  });

  it("is removed with the deploy role, and its roles with one command", async () => {
    succeeded(await runAs(deployer, "sst", "remove", "--stage", stage));
    succeeded(await delivery("--remove"));

    // Other tests in this account may have left such keys of the stage.
    expect(new Set(await listRemains(stage))).toEqual(new Set(deletedKeys(stage)));
  });
});
