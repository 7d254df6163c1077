import { untilFound } from "@iotd/core/testing";
import { freePort } from "@iotd/local-aws";
import { jsonError } from "@iotd/stacks/testing";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { reachStage } from "../stage/reach-stage.ts";
import { occupyPort } from "../testing/occupy-port.ts";
import {
  proxyEndpoint,
  sessionResponse,
  stacksWithBastion,
  startBastion,
} from "../testing/start-bastion.ts";
import { startStage } from "../testing/start-stage.ts";
import { useSessionPlugin } from "../testing/use-session-plugin.ts";
import { isAccepting } from "./local-port.ts";
import { openTunnel } from "./open-tunnel.ts";

async function open(port: number, signal?: AbortSignal) {
  const stage = await reachStage({ stage: "anna" });
  const tunnel = await openTunnel(stage, { port, ...(signal && { signal }) });
  onTestFinished(tunnel.close);
  return tunnel;
}

const isAlive = (processId = 0) => {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
};

describe("a tunnel", () => {
  it("connects a port of this machine to the stage's proxy", async () => {
    await startBastion();
    await useSessionPlugin();
    const port = await freePort();

    const tunnel = await open(port);

    expect(tunnel).toMatchObject({
      host: proxyEndpoint,
      port: 5432,
      address: { host: "127.0.0.1", port },
    });
    expect(await isAccepting(port)).toBe(true);
  });

  it("starts a session on the bastion with the stage's own document", async () => {
    const { requests } = await startBastion();
    await useSessionPlugin();
    const port = await freePort();

    await open(port);

    const [, , session] = requests();
    expect(session).toMatchObject({ operation: "AmazonSSM.StartSession", region: "eu-west-1" });
    expect(JSON.parse(session?.body ?? "")).toEqual({
      Target: "i-0123456789abcdef0",
      DocumentName: "anna-iotd-Tunnel",
      Parameters: { localPortNumber: [String(port)] },
    });
  });

  it("starts the plugin with the arguments of the AWS CLI, and its secret in a variable", async () => {
    const { environment } = await startBastion();
    const plugin = await useSessionPlugin();
    const port = await freePort();

    await open(port);

    const { args, session } = (await plugin.run()) ?? {};
    expect(args).toEqual([
      "AWS_SSM_START_SESSION_RESPONSE",
      "eu-west-1",
      "StartSession",
      "",
      JSON.stringify({
        Target: "i-0123456789abcdef0",
        DocumentName: "anna-iotd-Tunnel",
        Parameters: { localPortNumber: [String(port)] },
      }),
      environment.AWS_ENDPOINT_URL,
    ]);
    expect(JSON.parse(session ?? "")).toEqual(sessionResponse);
  });

  it("ends its session and its program when it is closed, and can be closed twice", async () => {
    const { requests } = await startBastion();
    const plugin = await useSessionPlugin();
    const port = await freePort();
    const tunnel = await open(port);

    await tunnel.close();
    await tunnel.close();

    const run = await plugin.run();
    expect(run?.signal).toBe("SIGINT");
    expect(isAlive(run?.processId)).toBe(false);
    expect(await isAccepting(port)).toBe(false);
    expect(requests().at(-1)).toMatchObject({
      operation: "AmazonSSM.TerminateSession",
      body: JSON.stringify({ SessionId: sessionResponse.SessionId }),
    });
  });

  it("reports when it ends by itself", async () => {
    await startBastion();
    const plugin = await useSessionPlugin();
    const tunnel = await open(await freePort());

    process.kill((await plugin.run())?.processId ?? 0);

    await expect(tunnel.ended).resolves.toBe("no output");
  });
});

describe("a tunnel that cannot be opened", () => {
  it("sends no request to AWS if the session-manager-plugin is missing", async () => {
    const { requests } = await startBastion();
    const port = await freePort();
    const stage = await reachStage({ stage: "anna" });
    vi.stubEnv("PATH", "/nowhere");

    await expect(openTunnel(stage, { port })).rejects.toThrow(
      "The tunnel needs AWS's session-manager-plugin, which is not on PATH. How to install it: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html",
    );
    expect(requests()).toEqual([]);
  });

  it.each(["1.2.99.0", "1.2.763.0", "1.1.900.0"])(
    "fails with version %s of the plugin, which AWS does not support",
    async (version) => {
      await startBastion();
      await useSessionPlugin({ version });

      await expect(open(await freePort())).rejects.toThrow(
        `The session-manager-plugin on PATH is version ${version}. Update it to 1.2.764.0 or later: https://`,
      );
    },
  );

  it("sends no request to AWS if the port is in use", async () => {
    const { requests } = await startBastion();
    await useSessionPlugin();
    const port = await freePort();
    await occupyPort(port);

    await expect(open(port)).rejects.toThrow(
      `Port ${port} of this machine cannot be used. Stop the program that uses it, or choose another port with --port.`,
    );
    expect(requests()).toEqual([]);
  });

  it("fails if the stage is not deployed", async () => {
    await startStage({});
    await useSessionPlugin();

    await expect(open(await freePort())).rejects.toThrow(
      "Stage anna is not deployed in eu-west-1 of this AWS account",
    );
  });

  it("fails if the stage has no bastion", async () => {
    await startStage({ Database: stacksWithBastion.Database });
    await useSessionPlugin();

    await expect(open(await freePort())).rejects.toThrow(
      "Stage anna has no bastion in eu-west-1, which the tunnel needs. Give it one in stacks/stages.ts and deploy it.",
    );
  });

  it.each([
    [
      "the credentials lack the right to it",
      "AccessDeniedException",
      "These AWS credentials lack the right ssm:StartSession on instance i-0123456789abcdef0 with document anna-iotd-Tunnel in eu-west-1",
    ],
    [
      "the bastion is not connected to Systems Manager",
      "TargetNotConnected",
      "The bastion of anna (i-0123456789abcdef0) is not connected to Systems Manager. Wait a few minutes if it was just started, otherwise check that it runs.",
    ],
  ])("fails if %s, and does not start the plugin", async (_, code, sentence) => {
    await startBastion(({ operation }) =>
      operation === "AmazonSSM.StartSession" ? jsonError(code, 400) : undefined,
    );
    const plugin = await useSessionPlugin();

    await expect(open(await freePort())).rejects.toThrow(sentence);
    expect(await plugin.run()).toBeUndefined();
  });

  it("ends the session if the plugin cannot use it", async () => {
    const { requests } = await startBastion();
    await useSessionPlugin({ behaviour: "fails" });

    await expect(open(await freePort())).rejects.toThrow(
      "The tunnel's session did not open (Cannot perform start session: EOF). Try again.",
    );
    expect(requests().at(-1)).toMatchObject({ operation: "AmazonSSM.TerminateSession" });
  });

  it("ends the session and the plugin if it is stopped while it opens", async () => {
    const { requests } = await startBastion();
    const plugin = await useSessionPlugin({ behaviour: "waits" });
    const stopped = new AbortController();

    const opened = open(await freePort(), stopped.signal);
    opened.catch(() => undefined);
    await untilFound(() => plugin.run());
    stopped.abort(new Error("Ctrl-C"));

    await expect(opened).rejects.toThrow("Ctrl-C");
    expect(isAlive((await plugin.run())?.processId)).toBe(false);
    expect(requests().at(-1)).toMatchObject({ operation: "AmazonSSM.TerminateSession" });
  });
});
