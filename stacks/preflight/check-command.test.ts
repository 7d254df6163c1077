import { describe, expect, it } from "vitest";
import { checkCommand } from "./check-command.ts";
import { keys, useAwsEnvironment } from "./testing/aws-environment.ts";
import { queryAnswer, startAwsServer, xmlError } from "./testing/aws-server.ts";

const awsAccepts = () =>
  startAwsServer(() => queryAnswer("GetCallerIdentity", "<Account>1</Account>"));
const awsRefuses = () => startAwsServer(() => xmlError("ExpiredToken", "No.", 403));

/** The environment in which npm run dev starts sst dev. */
const live = { IOTD_LIVE_DATABASE: "{}" };

describe("checkCommand", () => {
  it("the region of a deployment is returned", async () => {
    const root = await useAwsEnvironment({ ...keys, AWS_REGION: "eu-west-1" });
    const { endpoint } = await awsAccepts();

    const command = { _: ["deploy"], stage: "dev", root };

    expect(await checkCommand(command, process.env, { endpoint })).toEqual({ region: "eu-west-1" });
  });

  it.each(["deploy", "diff", "build", "dev", "remove"])(
    "%s is refused if AWS refuses the credentials",
    async (command) => {
      const root = await useAwsEnvironment({ ...keys, ...live, AWS_REGION: "eu-west-1" });
      const { endpoint } = await awsRefuses();

      await expect(
        checkCommand({ _: [command], stage: "dev", root }, process.env, { endpoint }),
      ).rejects.toThrow("have expired");
    },
  );

  it.each([["version"], ["types"], ["telemetry", "disable"], []])(
    "no request is sent to AWS for the command %s",
    async (...words) => {
      const root = await useAwsEnvironment();

      expect(await checkCommand({ _: words, stage: "dev", root }, process.env)).toEqual({
        region: undefined,
      });
    },
  );

  it("the region that is set is returned without an account", async () => {
    expect(await checkCommand({ stage: "dev", region: "eu-west-1" }, {})).toEqual({
      region: "eu-west-1",
    });
  });

  it("an invalid stage name is refused before any request to AWS", async () => {
    const root = await useAwsEnvironment({ ...keys, AWS_REGION: "eu-west-1" });
    const { endpoint, requests } = await awsAccepts();

    await expect(
      checkCommand({ _: ["deploy"], stage: "Prod", root }, process.env, { endpoint }),
    ).rejects.toThrow("“Prod” cannot name a stage");

    expect(requests).toHaveLength(0);
  });

  it("the removal of a protected stage is refused", async () => {
    const command = { _: ["remove"], stage: "prod", region: "eu-west-1" };

    await expect(checkCommand(command, {})).rejects.toThrow("Stage prod is protected");
  });

  describe.each(["dev", "start"])("before sst %s", (command) => {
    const start = async (stage: string | undefined, environment: Record<string, string>) => {
      const root = await useAwsEnvironment({ ...keys, ...environment, AWS_REGION: "eu-west-1" });
      const { endpoint } = await awsAccepts();
      return checkCommand({ _: [command], stage, root }, process.env, { endpoint });
    };

    it("a personal stage passes with the database of npm run dev", async () => {
      expect(await start("anna", live)).toEqual({ region: "eu-west-1" });
    });

    it("live development of a protected stage is refused", async () => {
      await expect(start("prod", live)).rejects.toThrow("Stage prod is protected");
    });

    it("live development of a protected stage in SST_STAGE is refused", async () => {
      await expect(start(undefined, { ...live, SST_STAGE: "prod" })).rejects.toThrow(
        "Stage prod is protected",
      );
    });

    it("live development without the database of npm run dev is refused", async () => {
      await expect(start("anna", {})).rejects.toThrow(
        "Functions on this machine cannot connect to the stage's database: start npm run dev instead of sst dev.",
      );
    });
  });

  it("a deployment of a protected stage needs no live database", async () => {
    const root = await useAwsEnvironment({ ...keys, AWS_REGION: "eu-west-1" });
    const { endpoint } = await awsAccepts();

    await expect(
      checkCommand({ _: ["deploy"], stage: "prod", root }, process.env, { endpoint }),
    ).resolves.toBeDefined();
  });

  it("credentials in the stage's .env file are not checked, because SST reads it later", async () => {
    const root = await useAwsEnvironment(
      { AWS_REGION: "eu-west-1" },
      { ".env.prod": "AWS_PROFILE=prod\n" },
    );
    const { endpoint, requests } = await awsRefuses();

    await checkCommand({ _: ["deploy"], stage: "prod", root }, process.env, { endpoint });

    expect(requests).toHaveLength(0);
  });
});
