import { freePort } from "@iotd/local-aws";
import { describe, expect, it, onTestFinished } from "vitest";
import { reachStage } from "../stage/reach-stage.ts";
import { occupyPort } from "../testing/occupy-port.ts";
import { startBastion } from "../testing/start-bastion.ts";
import { useSessionPlugin } from "../testing/use-session-plugin.ts";
import { openCloudDatabase } from "./open-cloud-database.ts";

const neverStopped = new AbortController().signal;

async function open(port: number, signal = neverStopped) {
  const database = await openCloudDatabase(await reachStage({ stage: "anna" }), { port, signal });
  onTestFinished(database.close);
  return database;
}

describe("the database of npm run dev -- --cloud-db", () => {
  it("is reached through a tunnel, with the same address for all roles", async () => {
    await startBastion();
    await useSessionPlugin();
    const port = await freePort();

    const { environment, description } = await open(port);

    const expected = { DATABASE_ADDRESS: `127.0.0.1:${port}` };
    expect(environment).toEqual({
      iotd_owner: expected,
      iotd_editor: expected,
      iotd_processor: expected,
      iotd_public: expected,
    });
    expect(description).toBe("the database of anna, through a tunnel");
  });

  it("is reached at another port if the preferred one is in use", async () => {
    await startBastion();
    await useSessionPlugin();
    const port = await freePort();
    await occupyPort(port);

    const { environment } = await open(port);

    expect(environment.iotd_public.DATABASE_ADDRESS).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(environment.iotd_public.DATABASE_ADDRESS).not.toBe(`127.0.0.1:${port}`);
  });

  it("ends the tunnel's session when it is closed", async () => {
    const { requests } = await startBastion();
    const plugin = await useSessionPlugin();

    await (await open(await freePort())).close();

    expect((await plugin.run())?.signal).toBe("SIGINT");
    expect(requests().at(-1)).toMatchObject({ operation: "AmazonSSM.TerminateSession" });
  });

  it("is not opened if the command is stopped while the tunnel opens, and the session ends", async () => {
    const stopped = new AbortController();
    const reason = new Error("Ctrl-C");
    const { requests } = await startBastion(({ operation }) => {
      if (operation === "AmazonSSM.StartSession") stopped.abort(reason);
      return undefined;
    });
    await useSessionPlugin({ behaviour: "waits" });

    await expect(open(await freePort(), stopped.signal)).rejects.toBe(reason);
    expect(requests().at(-1)).toMatchObject({ operation: "AmazonSSM.TerminateSession" });
  });
});
