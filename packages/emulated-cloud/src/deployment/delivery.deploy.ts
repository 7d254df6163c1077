import { join } from "node:path";
import { GetRoleCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keysThatWait, listLeftOver } from "./left-over.ts";
import { openSite } from "./open-site.ts";
import { readStageOutputs } from "./stage-outputs.ts";
import { type RoleEnvironment, takeRole } from "./take-role.ts";
import { type Ended, makeWorkingCopy, type WorkingCopy } from "./working-copy.ts";

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

const succeeded = ({ exitCode, output }: Ended): string => {
  expect(exitCode, output).toBe(0);
  return output;
};
const delivery = (...options: readonly string[]) =>
  copy.npmRun("delivery", "--stage", stage, "--repository", repository, "--yes", ...options);
/** As a workflow runs it, in one of the two roles. */
const runAs = (role: RoleEnvironment, script: string, ...args: readonly string[]) =>
  copy.npmRunWith({ ...role, IOTD_PERMISSIONS_BOUNDARY: boundary }, script, ...args);
const folder = () => join(copy.folder, ".sst/release");

describe("a stage that GitHub deploys", () => {
  it("is prepared by one command in an empty account", async () => {
    const printed = succeeded(await delivery());

    expect(printed).toContain(`AWS_ROLE_ARN                = ${roleArn(`${stage}-iotd-deploy`)}`);
  });

  it("is as it was after the same command once more", async () => {
    expect(succeeded(await delivery())).toContain("Number of stacks with differences: 0");
  });

  it.each([
    "repo:octo-org/iotd:environment:prod",
    "repo:octo-org/iotd:ref:refs/heads/main",
    "repo:octo-org/iotd:pull_request",
    "repo:somebody-else/iotd:environment:pre",
    "repo:octo-org/iotd:environment:pre2",
  ])("gives the deploy role to no token of %s", async (subject) => {
    await expect(takeRole(roleArn(`${stage}-iotd-deploy`), subject)).rejects.toThrow(
      "Not authorized to perform sts:AssumeRoleWithWebIdentity",
    );
  });

  it("gives it to the environment of its own name, and the diff role to pull requests", async () => {
    deployer = await takeRole(
      roleArn(`${stage}-iotd-deploy`),
      `repo:${repository}:environment:pre`,
    );
    reader = await takeRole(roleArn(`${stage}-iotd-diff`), `repo:${repository}:pull_request`);

    expect(deployer.AWS_ACCESS_KEY_ID).toMatch(/^ASIA/);
    expect(reader.AWS_ACCESS_KEY_ID).toMatch(/^ASIA/);
  });

  it("is built with the diff role, which cannot deploy it", async () => {
    succeeded(await runAs(reader, "sst", "build", "--stage", stage, "--to", folder()));

    const { exitCode } = await runAs(reader, "sst", "deploy", "--stage", stage, "--from", folder());

    expect(exitCode).not.toBe(0);
  });

  it("is deployed with the deploy role, as it was built", async () => {
    succeeded(await runAs(deployer, "sst", "deploy", "--stage", stage, "--from", folder()));

    const site = await openSite(await readStageOutputs(stage));
    expect((await site.fetch("/health/ready")).status).toBe(200);
  });

  it("has the boundary on every role that the deployment made", async () => {
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

  it("tells the deploy role what its database has been migrated to, and the diff role nothing", async () => {
    const status = ["ops", "--stage", stage, "--json", "status"] as const;

    expect(JSON.parse(succeeded(await runAs(deployer, ...status)))).toMatchObject({
      migrations: { pending: [] },
    });
    expect((await runAs(reader, ...status)).output).toContain(
      "lack the right lambda:InvokeFunction",
    );
  });

  it("shows the diff role what would change, which is nothing", async () => {
    expect(succeeded(await runAs(reader, "sst", "diff", "--stage", stage))).toContain(
      "Diff: No changes",
    );
  });

  it("is not deployed without the boundary: no artefact may be put where CDK puts it", async () => {
    const { exitCode, output } = await copy.npmRunWith(deployer, "sst", "deploy", "--stage", stage);

    expect(exitCode).not.toBe(0);
    expect(output).toContain("Failed to publish asset");
  });

  it.each(["deploy", "file-publishing", "cfn-exec"])(
    "gives whoever deploys it none of CDK's own roles: %s",
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

  it("keeps its roles as long as it is there", async () => {
    const { exitCode, output } = await delivery("--remove");

    expect(exitCode).toBe(1);
    expect(output).toContain("Remove the stage first: npm run sst -- remove --stage pre");
  });

  it("is removed with the deploy role, and its roles by one command", async () => {
    succeeded(await runAs(deployer, "sst", "remove", "--stage", stage));
    succeeded(await delivery("--remove"));

    // Another story in this account may have left such keys of the stage before.
    expect(new Set(await listLeftOver(stage))).toEqual(new Set(keysThatWait(stage)));
  });
});
