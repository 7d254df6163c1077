import { once } from "node:events";
import { createServer } from "node:net";
import { freePort } from "@iotd/local-aws";
import { describe, expect, it, onTestFinished } from "vitest";
import { reachStage } from "../stage/reach-stage.ts";
import { startBastion } from "../testing/start-bastion.ts";
import { useSessionPlugin } from "../testing/use-session-plugin.ts";
import { openCloudDatabase } from "./open-cloud-database.ts";

const neverStopped = new AbortController().signal;

async function open(port: number, signal = neverStopped) {
  const database = await openCloudDatabase(await reachStage({ stage: "anna" }), { port, signal });
  onTestFinished(database.close);
  return database;
}

describe("the stage's own database, for functions that run here", () => {
  it("is reached by a tunnel, and everybody signs in there as in the cloud", async () => {
    await startBastion();
    await useSessionPlugin();
    const port = await freePort();

    const { environment, description } = await open(port);

    const told = { DATABASE_ADDRESS: `127.0.0.1:${port}` };
    expect(environment).toEqual({
      iotd_owner: told,
      iotd_editor: told,
      iotd_processor: told,
      iotd_public: told,
    });
    expect(description).toBe("the database of anna, by a tunnel");
  });

  it("is reached from another port when somebody else has the one", async () => {
    await startBastion();
    await useSessionPlugin();
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");

    const { environment } = await open(port);

    expect(environment.iotd_public.DATABASE_ADDRESS).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(environment.iotd_public.DATABASE_ADDRESS).not.toBe(`127.0.0.1:${port}`);
  });

  it("leaves no session behind when it is closed", async () => {
    const { requests } = await startBastion();
    const plugin = await useSessionPlugin();

    await (await open(await freePort())).close();

    expect((await plugin.run())?.signal).toBe("SIGINT");
    expect(requests().at(-1)).toMatchObject({ operation: "AmazonSSM.TerminateSession" });
  });

  it("is given up by who is stopped while the tunnel comes to stand", async () => {
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
