import { once } from "node:events";
import { connect, createServer } from "node:net";
import { untilFound } from "@iotd/core/testing";
import { freePort } from "@iotd/local-aws";
import { jsonError } from "@iotd/stacks/testing";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { reachStage } from "../stage/reach-stage.ts";
import {
  proxyEndpoint,
  sessionResponse,
  stacksWithBastion,
  startBastion,
} from "../testing/start-bastion.ts";
import { startStage } from "../testing/start-stage.ts";
import { useSessionPlugin } from "../testing/use-session-plugin.ts";
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

async function canConnect(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const connected = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return connected;
}

describe("a tunnel", () => {
  it("stands from a port of this machine to the stage's proxy", async () => {
    await startBastion();
    await useSessionPlugin();
    const port = await freePort();

    const tunnel = await open(port);

    expect(tunnel).toMatchObject({
      host: proxyEndpoint,
      port: 5432,
      address: { host: "127.0.0.1", port },
    });
    expect(await canConnect(port)).toBe(true);
  });

  it("goes through the bastion by the stage's own document", async () => {
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

  it("tells the plugin what the AWS CLI would, and its secret where nobody sees it", async () => {
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

  it("leaves nothing when it is closed, twice even", async () => {
    const { requests } = await startBastion();
    const plugin = await useSessionPlugin();
    const port = await freePort();
    const tunnel = await open(port);

    await tunnel.close();
    await tunnel.close();

    const run = await plugin.run();
    expect(run?.signal).toBe("SIGINT");
    expect(isAlive(run?.processId)).toBe(false);
    expect(await canConnect(port)).toBe(false);
    expect(requests().at(-1)).toMatchObject({
      operation: "AmazonSSM.TerminateSession",
      body: JSON.stringify({ SessionId: sessionResponse.SessionId }),
    });
  });

  it("tells when it ends by itself", async () => {
    await startBastion();
    const plugin = await useSessionPlugin();
    const tunnel = await open(await freePort());

    process.kill((await plugin.run())?.processId ?? 0);

    await expect(tunnel.ended).resolves.toBe("it said nothing");
  });
});

describe("no tunnel", () => {
  it("stands without AWS's plugin, and nothing is asked of AWS", async () => {
    const { requests } = await startBastion();
    const port = await freePort();
    const stage = await reachStage({ stage: "anna" });
    vi.stubEnv("PATH", "/nowhere");

    await expect(openTunnel(stage, { port })).rejects.toThrow(
      "The tunnel needs AWS's session-manager-plugin, which is not on PATH: install it for your system as https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html says.",
    );
    expect(requests()).toEqual([]);
  });

  it.each(["1.2.99.0", "1.2.763.0", "1.1.900.0"])(
    "stands on the plugin's version %s, which AWS gives up",
    async (version) => {
      await startBastion();
      await useSessionPlugin({ version });

      await expect(open(await freePort())).rejects.toThrow(
        `The session-manager-plugin on PATH is version ${version}: update it to 1.2.764.0 or later as https://`,
      );
    },
  );

  it("stands on a port that somebody uses", async () => {
    const { requests } = await startBastion();
    await useSessionPlugin();
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");

    await expect(open(port)).rejects.toThrow(
      `Port ${port} of this machine cannot be used: stop what uses it, or choose another with --port.`,
    );
    expect(requests()).toEqual([]);
  });

  it("leads to a stage that is not deployed", async () => {
    await startStage({});
    await useSessionPlugin();

    await expect(open(await freePort())).rejects.toThrow(
      "Stage anna is not deployed in eu-west-1 of this AWS account",
    );
  });

  it("leads to a stage without a bastion", async () => {
    await startStage({ Database: stacksWithBastion.Database });
    await useSessionPlugin();

    await expect(open(await freePort())).rejects.toThrow(
      "Stage anna has no bastion in eu-west-1, and nothing else leads to its database: give it one in stacks/stages.ts, and deploy it.",
    );
  });

  it.each([
    [
      "without the right to it",
      "AccessDeniedException",
      "These AWS credentials lack the right ssm:StartSession on instance i-0123456789abcdef0 with document anna-iotd-Tunnel in eu-west-1",
    ],
    [
      "through a bastion that is not there yet",
      "TargetNotConnected",
      "The bastion of anna (i-0123456789abcdef0) is not connected to Systems Manager: give it a few minutes if it was just started, otherwise see whether it runs.",
    ],
  ])("stands %s", async (_, code, sentence) => {
    await startBastion(({ operation }) =>
      operation === "AmazonSSM.StartSession" ? jsonError(code, 400) : undefined,
    );
    const plugin = await useSessionPlugin();

    await expect(open(await freePort())).rejects.toThrow(sentence);
    expect(await plugin.run()).toBeUndefined();
  });

  it("stands if the plugin cannot use the session, which is ended", async () => {
    const { requests } = await startBastion();
    await useSessionPlugin({ behaviour: "fails" });

    await expect(open(await freePort())).rejects.toThrow(
      "The session does not come to stand (Cannot perform start session: EOF): try again.",
    );
    expect(requests().at(-1)).toMatchObject({ operation: "AmazonSSM.TerminateSession" });
  });

  it("is left where somebody changes their mind before it stands", async () => {
    const { requests } = await startBastion();
    const plugin = await useSessionPlugin({ behaviour: "waits" });
    const stopped = new AbortController();

    const opened = open(await freePort(), stopped.signal);
    opened.catch(() => undefined);
    await untilFound(() => plugin.run());
    stopped.abort(new Error("changed my mind"));

    await expect(opened).rejects.toThrow("changed my mind");
    expect(isAlive((await plugin.run())?.processId)).toBe(false);
    expect(requests().at(-1)).toMatchObject({ operation: "AmazonSSM.TerminateSession" });
  });
});
