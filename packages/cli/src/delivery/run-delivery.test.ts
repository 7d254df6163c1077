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
  /** Whom GitHub's OIDC provider in the account takes tokens for; there is none if undefined. */
  readonly audiences?: readonly string[];
};

const members = (names: readonly string[], toXml: (name: string) => string) =>
  names.map((name) => `<member>${toXml(name)}</member>`).join("");
const stack = (name: string) =>
  `<StackName>${name}</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${members(
    ["DeployRoleArn", "DiffRoleArn"],
    (key) => `<OutputKey>${key}</OutputKey><OutputValue>arn:of:${key}</OutputValue>`,
  )}</Outputs>`;

/** Runs the command against an account, and tells what it ran and said. */
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
  it("bootstraps the region, shows the changes, deploys, and says what to set on GitHub", async () => {
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

  it("trusts the repository with its numbers, and links to it without them", async () => {
    const { ran, printed } = await run([
      ...["--stage", "pre", "--repository", "octo-org@123456/iotd@456789", "--yes"],
    ]);

    expect(ran[2]).toContain("--context repository=octo-org@123456/iotd@456789");
    expect(printed).toContain("https://github.com/octo-org/iotd/settings/environments");
  });

  it("makes GitHub's provider where there is none", async () => {
    const { ran } = await run([...pre, "--yes"]);

    expect(ran[2]).toContain("--context withProvider=true");
  });

  it("uses the provider that somebody else has made", async () => {
    const { ran, printed } = await run([...pre, "--yes"], { audiences: ["sts.amazonaws.com"] });

    expect(ran[2]).toContain("--context withProvider=false");
    expect(printed).toContain("This account knows GitHub's OIDC provider already");
  });

  it("keeps the provider that it has made itself", async () => {
    const { ran } = await run([...pre, "--yes"], {
      audiences: ["sts.amazonaws.com"],
      stacks: ["iotd-GitHub"],
    });

    expect(ran[2]).toContain("--context withProvider=true");
  });

  it("refuses a provider that takes tokens for others alone", async () => {
    const { exitCode, ran, printed } = await run([...pre, "--yes"], { audiences: ["others"] });

    expect(exitCode).toBe(1);
    expect(ran).toEqual([]);
    expect(printed).toContain("does not take tokens for sts.amazonaws.com: add that audience");
  });

  it("does nothing unasked where nobody can be asked", async () => {
    const { exitCode, ran, printed } = await run(pre);

    expect(exitCode).toBe(1);
    expect(ran).toEqual([]);
    expect(printed).toBe("Nobody is here to be asked whether this is right: add --yes if it is.");
  });

  it.each([
    [["--repository", "octo-org/iotd"], "--stage must be a stage's name."],
    [["--stage", "Pre", "--repository", "octo-org/iotd"], "“pre” could"],
    [["--stage", "pre"], "--repository must be the repository on GitHub, as octo-org/iotd."],
    [["--stage", "pre", "--repository", "iotd"], "--repository must be the repository on GitHub"],
    [["--stage", "pre", "--repository", "octo-org/*"], "--repository must be the repository"],
    [["--stage", "pre", "--repository", "octo-org@1/iotd"], "--repository must be the repository"],
  ])("says what is wrong with %j", async (args, sentence) => {
    const { exitCode, ran, printed } = await run([...args, "--yes"]);

    expect(exitCode).toBe(2);
    expect(ran).toEqual([]);
    expect(printed).toContain(sentence);
    expect(printed).toContain("Usage: npm run delivery");
  });
});

describe("npm run delivery -- --remove", () => {
  const remove = [...pre, "--remove", "--yes"];

  it("refuses while the stage is deployed, whose stacks need the roles", async () => {
    const { exitCode, ran, printed } = await run(remove, {
      stacks: ["pre-iotd-Delivery", "pre-iotd-Keys"],
    });

    expect(exitCode).toBe(1);
    expect(ran).toEqual([]);
    expect(printed).toContain("Stage pre is still deployed in eu-west-1");
  });

  it("takes GitHub's provider with it, as the last stage", async () => {
    const { ran } = await run(remove, { stacks: ["pre-iotd-Delivery", "iotd-GitHub"] });

    expect(ran).toEqual([expect.stringMatching(/^cdk destroy .*withProvider=true.* --force$/)]);
  });

  it.each([
    ["another stage needs it", ["pre-iotd-Delivery", "prod-iotd-Delivery", "iotd-GitHub"]],
    ["it is somebody else's", ["pre-iotd-Delivery"]],
  ])("leaves the provider where %s", async (_, stacks) => {
    const { ran } = await run(remove, { stacks });

    expect(ran).toEqual([expect.stringMatching(/^cdk destroy .*withProvider=false/)]);
  });
});
