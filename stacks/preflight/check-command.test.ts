import { describe, expect, it } from "vitest";
import { checkCommand } from "./check-command.ts";
import { keys, useAwsEnvironment } from "./testing/aws-environment.ts";
import { queryAnswer, startAwsServer, xmlError } from "./testing/aws-server.ts";

const knows = () => startAwsServer(() => queryAnswer("GetCallerIdentity", "<Account>1</Account>"));
const refuses = () => startAwsServer(() => xmlError("ExpiredToken", "No.", 403));

/** As npm run dev starts sst dev. */
const live = { IOTD_LIVE_DATABASE: "{}" };

describe("checkCommand", () => {
  it("tells the region that a deployment goes to", async () => {
    const root = await useAwsEnvironment({ ...keys, AWS_REGION: "eu-west-1" });
    const { endpoint } = await knows();

    const command = { _: ["deploy"], stage: "dev", root };

    expect(await checkCommand(command, process.env, { endpoint })).toEqual({ region: "eu-west-1" });
  });

  it.each(["deploy", "diff", "build", "dev", "remove"])(
    "refuses %s with credentials that AWS refuses",
    async (command) => {
      const root = await useAwsEnvironment({ ...keys, ...live, AWS_REGION: "eu-west-1" });
      const { endpoint } = await refuses();

      await expect(
        checkCommand({ _: [command], stage: "dev", root }, process.env, { endpoint }),
      ).rejects.toThrow("have expired");
    },
  );

  it.each([["version"], ["types"], ["telemetry", "disable"], []])(
    "asks nothing of an account for %s",
    async (...words) => {
      const root = await useAwsEnvironment();

      expect(await checkCommand({ _: words, stage: "dev", root }, process.env)).toEqual({
        region: undefined,
      });
    },
  );

  it("tells the region that is set to who has no account", async () => {
    expect(await checkCommand({ stage: "dev", region: "eu-west-1" }, {})).toEqual({
      region: "eu-west-1",
    });
  });

  it("refuses an impossible stage before it asks AWS", async () => {
    const root = await useAwsEnvironment({ ...keys, AWS_REGION: "eu-west-1" });
    const { endpoint, requests } = await knows();

    await expect(
      checkCommand({ _: ["deploy"], stage: "Prod", root }, process.env, { endpoint }),
    ).rejects.toThrow("“Prod” cannot name a stage");

    expect(requests).toHaveLength(0);
  });

  it("refuses to remove a protected stage", async () => {
    const command = { _: ["remove"], stage: "prod", region: "eu-west-1" };

    await expect(checkCommand(command, {})).rejects.toThrow("Stage prod is protected");
  });

  describe.each(["dev", "start"])("before sst %s, which answers from this machine", (command) => {
    const start = async (stage: string | undefined, environment: Record<string, string>) => {
      const root = await useAwsEnvironment({ ...keys, ...environment, AWS_REGION: "eu-west-1" });
      const { endpoint } = await knows();
      return checkCommand({ _: [command], stage, root }, process.env, { endpoint });
    };

    it("takes a stage of one's own, with the database of npm run dev", async () => {
      expect(await start("anna", live)).toEqual({ region: "eu-west-1" });
    });

    it("refuses a protected stage", async () => {
      await expect(start("prod", live)).rejects.toThrow("Stage prod is protected");
    });

    it("refuses a protected stage that nothing but the environment names", async () => {
      await expect(start(undefined, { ...live, SST_STAGE: "prod" })).rejects.toThrow(
        "Stage prod is protected",
      );
    });

    it("refuses to go on without the database of npm run dev", async () => {
      await expect(start("anna", {})).rejects.toThrow(
        "Functions that run on this machine do not reach the stage's database: start with npm run dev instead of sst dev.",
      );
    });
  });

  it("needs no live database to deploy a protected stage", async () => {
    const root = await useAwsEnvironment({ ...keys, AWS_REGION: "eu-west-1" });
    const { endpoint } = await knows();

    await expect(
      checkCommand({ _: ["deploy"], stage: "prod", root }, process.env, { endpoint }),
    ).resolves.toBeDefined();
  });

  it("leaves credentials alone that SST is yet to read from the stage's file", async () => {
    const root = await useAwsEnvironment(
      { AWS_REGION: "eu-west-1" },
      { ".env.prod": "AWS_PROFILE=prod\n" },
    );
    const { endpoint, requests } = await refuses();

    await checkCommand({ _: ["deploy"], stage: "prod", root }, process.env, { endpoint });

    expect(requests).toHaveLength(0);
  });
});
