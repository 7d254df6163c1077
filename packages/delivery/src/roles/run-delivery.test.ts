import {
  keys,
  queryAnswer,
  startAwsServer,
  useAwsEnvironment,
  xmlError,
} from "@iotd/stacks/testing";
import { describe, expect, it, vi } from "vitest";
import { runDelivery } from "./run-delivery.ts";

type Account = {
  readonly stacks?: readonly string[];
  /** The audiences that GitHub's OIDC provider in the account accepts; undefined if there is no provider. */
  readonly audiences?: readonly string[];
};

const members = (names: readonly string[], toXml: (name: string) => string) =>
  names.map((name) => `<member>${toXml(name)}</member>`).join("");
const stack = (name: string) =>
  `<StackName>${name}</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${members(
    ["DeployRoleArn", "DiffRoleArn"],
    (key) => `<OutputKey>${key}</OutputKey><OutputValue>arn:of:${key}</OutputValue>`,
  )}</Outputs>`;

/** Runs the command against an account, and resolves with its exit code, the tools that it ran and what it printed. */
async function run(args: readonly string[], { stacks = [], audiences }: Account = {}) {
  await useAwsEnvironment({ ...keys, AWS_REGION: "eu-west-1" });
  const { endpoint } = await startAwsServer(({ operation, parameters }) => {
    if (operation === "GetCallerIdentity") {
      return queryAnswer(operation, "<Account>123456789012</Account>");
    }
    if (operation === "GetOpenIDConnectProvider") {
      if (!audiences) return xmlError("NoSuchEntity", "No.", 404);
      const list = members(audiences, (name) => name);
      return queryAnswer(operation, `<ClientIDList>${list}</ClientIDList>`);
    }
    if (operation !== "DescribeStacks") return undefined;
    const name = parameters.get("StackName");
    return queryAnswer(operation, `<Stacks>${members(name ? [name] : stacks, stack)}</Stacks>`);
  });
  vi.stubEnv("AWS_ENDPOINT_URL", endpoint);
  const ran: string[] = [];
  const printed: string[] = [];
  const exitCode = await runDelivery(args, {
    print: (text) => void printed.push(text),
    printError: (text) => void printed.push(text),
    isInteractive: false,
    runTool: async (tool, toolArgs) => void ran.push([tool, ...toolArgs].join(" ")),
  });
  return { exitCode, ran, printed: printed.join("\n") };
}

const pre = ["--stage", "pre", "--repository", "octo-org/iotd"];

describe("npm run delivery", () => {
  it("bootstraps the region, shows the changes, deploys the roles and prints the variables to set on GitHub", async () => {
    const { exitCode, ran, printed } = await run([...pre, "--yes"]);

    expect(exitCode).toBe(0);
    expect(ran.map((command) => command.split(" ").slice(0, 2).join(" "))).toEqual([
      "sst bootstrap",
      "cdk diff",
      "cdk deploy",
    ]);
    expect(ran[2]).toContain("--require-approval never");
    expect(printed).toContain("AWS_ROLE_ARN                = arn:of:DeployRoleArn");
    expect(printed).toContain("AWS_DIFF_ROLE_ARN_PRE       = arn:of:DiffRoleArn");
    expect(printed).toContain("IOTD_PERMISSIONS_BOUNDARY=pre-iotd-boundary");
  });

  it("gives CDK the repository with its numbers, and links to it without them", async () => {
    const { ran, printed } = await run([
      ...["--stage", "pre", "--repository", "octo-org@123456/iotd@456789", "--yes"],
    ]);

    expect(ran[2]).toContain("--context repository=octo-org@123456/iotd@456789");
    expect(printed).toContain("https://github.com/octo-org/iotd/settings/environments");
  });

  it("creates GitHub's OIDC provider if the account has none", async () => {
    const { ran } = await run([...pre, "--yes"]);

    expect(ran[2]).toContain("--context withProvider=true");
  });

  it("uses an OIDC provider that it did not create", async () => {
    const { ran, printed } = await run([...pre, "--yes"], { audiences: ["sts.amazonaws.com"] });

    expect(ran[2]).toContain("--context withProvider=false");
    expect(printed).toContain("This account already has GitHub's OIDC provider");
  });

  it("keeps the OIDC provider that it created", async () => {
    const { ran } = await run([...pre, "--yes"], {
      audiences: ["sts.amazonaws.com"],
      stacks: ["iotd-GitHub"],
    });

    expect(ran[2]).toContain("--context withProvider=true");
  });

  it("refuses an OIDC provider that does not accept our audience", async () => {
    const { exitCode, ran, printed } = await run([...pre, "--yes"], { audiences: ["others"] });

    expect(exitCode).toBe(1);
    expect(ran).toEqual([]);
    expect(printed).toContain("does not accept tokens for sts.amazonaws.com: add that audience");
  });

  it("changes nothing without --yes where there is no terminal", async () => {
    const { exitCode, ran, printed } = await run(pre);

    expect(exitCode).toBe(1);
    expect(ran).toEqual([]);
    expect(printed).toBe(
      "This command asks before it changes anything, but there is no terminal. Add --yes to confirm.",
    );
  });

  it.each([
    [["--repository", "octo-org/iotd"], "--stage must be the name of a stage."],
    [["--stage", "Pre", "--repository", "octo-org/iotd"], "“pre” could"],
    [["--stage", "pre"], "--repository must be a repository on GitHub, such as octo-org/iotd."],
    [["--stage", "pre", "--repository", "iotd"], "--repository must be a repository on GitHub"],
    [["--stage", "pre", "--repository", "octo-org/*"], "--repository must be a repository"],
    [["--stage", "pre", "--repository", "octo-org@1/iotd"], "--repository must be a repository"],
  ])("refuses the arguments %j and says why", async (args, sentence) => {
    const { exitCode, ran, printed } = await run([...args, "--yes"]);

    expect(exitCode).toBe(2);
    expect(ran).toEqual([]);
    expect(printed).toContain(sentence);
    expect(printed).toContain("Usage: npm run delivery");
  });
});

describe("npm run delivery -- --remove", () => {
  const remove = [...pre, "--remove", "--yes"];

  it("refuses while the stage is deployed", async () => {
    const { exitCode, ran, printed } = await run(remove, {
      stacks: ["pre-iotd-Delivery", "pre-iotd-Keys"],
    });

    expect(exitCode).toBe(1);
    expect(ran).toEqual([]);
    expect(printed).toContain("Stage pre is still deployed in eu-west-1");
  });

  it("removes GitHub's OIDC provider with the last stage", async () => {
    const { ran } = await run(remove, { stacks: ["pre-iotd-Delivery", "iotd-GitHub"] });

    expect(ran).toEqual([expect.stringMatching(/^cdk destroy .*withProvider=true.* --force$/)]);
  });

  it.each([
    ["that another stage needs", ["pre-iotd-Delivery", "prod-iotd-Delivery", "iotd-GitHub"]],
    ["that it did not create", ["pre-iotd-Delivery"]],
  ])("keeps an OIDC provider %s", async (_, stacks) => {
    const { ran } = await run(remove, { stacks });

    expect(ran).toEqual([expect.stringMatching(/^cdk destroy .*withProvider=false/)]);
  });
});
