import { spawn } from "node:child_process";
import { once } from "node:events";
import { untilFound } from "@iotd/core/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { sessionResponse } from "../testing/start-bastion.ts";
import { useSessionPlugin } from "../testing/use-session-plugin.ts";

const session = {
  response: sessionResponse,
  request: { Target: "i-0123456789abcdef0", Parameters: { localPortNumber: ["1"] } },
  region: "eu-west-1",
};

describe("a process that runs the session-manager-plugin", () => {
  it("ends the session when it exits", async () => {
    const plugin = await useSessionPlugin({ behaviour: "waits" });
    const program = `
    import "@iotd/process/register";
    const { runSessionPlugin } = await import("./session-plugin.ts");
    runSessionPlugin(${JSON.stringify(session)});
    process.stdin.once("data", () => process.exit());
  `;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: import.meta.dirname,
      stdio: ["pipe", "ignore", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    await untilFound(plugin.run);

    child.stdin.end("end");

    await once(child, "exit");
    await expect.poll(async () => (await plugin.run())?.signal).toBe("SIGINT");
  });
});
