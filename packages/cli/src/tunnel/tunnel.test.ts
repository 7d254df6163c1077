import { spawn } from "node:child_process";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "@iotd/local-aws";
import { describe, expect, it, onTestFinished } from "vitest";
import { startBastion } from "../testing/start-bastion.ts";
import { useSessionPlugin } from "../testing/use-session-plugin.ts";

const program = fileURLToPath(new URL("../../bin/tunnel.mjs", import.meta.url));

describe("npm run tunnel", () => {
  it("exits with 0 at Ctrl-C, and leaves no session, process or password file", async () => {
    const { environment, requests } = await startBastion();
    const plugin = await useSessionPlugin();
    const port = String(await freePort());
    const child = spawn(process.execPath, [program, "--stage", "anna", "--port", port], {
      env: { ...environment, PATH: plugin.path },
      // A process group, as in a terminal, where Ctrl-C reaches all its processes.
      detached: true,
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let printed = "";
    for await (const text of child.stdout
      .setEncoding("utf8")
      .iterator({ destroyOnReturn: false })) {
      printed += text;
      if (printed.includes("AWS_REGION=")) break;
    }

    process.kill(-(child.pid ?? 0), "SIGINT");

    const closed = once(child, "close");
    child.stdout.resume();
    child.stderr.resume();
    await closed;
    expect(child.exitCode).toBe(0);
    const run = await plugin.run();
    expect(run?.signal).toBe("SIGINT");
    expect(() => process.kill(run?.processId ?? 0, 0)).toThrow("ESRCH");
    expect(requests().at(-1)).toMatchObject({ operation: "AmazonSSM.TerminateSession" });
    const [, passwordFile = ""] = /PGPASSFILE=(\S+)/.exec(printed) ?? [];
    await expect(stat(passwordFile)).rejects.toThrow("ENOENT");
  });
});
