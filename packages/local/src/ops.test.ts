import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSettings } from "./service/settings.ts";
import { type LocalService, startService } from "./service/start-service.ts";
import { signIn } from "./testing/editor-client.ts";

const program = fileURLToPath(new URL("../bin/ops.mjs", import.meta.url));
let folder: string;
let service: LocalService;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iotd-ops-"));
  service = await startService(readSettings({ PORT: "0", IOTD_DATA_DIR: folder }), () => undefined);
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

async function ops(args: readonly string[], { dataDirectory = folder, input = "" } = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, IOTD_DATA_DIR: dataDirectory },
  });
  child.stdin.end(input);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  await once(child, "close");
  return { exitCode: child.exitCode, output };
}

describe("npm run ops", () => {
  it("makes an editor of the running service, who signs in", async () => {
    const account = { email: "second@example.com", password: "typed at the prompt" };

    const { exitCode } = await ops(["create-admin", "--email", account.email, "--password-stdin"], {
      input: `${account.password}\n`,
    });

    expect(exitCode).toBe(0);
    await expect(signIn(service.url, account)).resolves.toBeDefined();
  });

  it("sweeps, and says in JSON what it did", async () => {
    const { exitCode, output } = await ops(["sweep", "--json"]);

    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ abandoned: 0, stuck: 0, purged: 0 });
  });

  it("says what to do where no service runs", async () => {
    const { exitCode, output } = await ops(["migrate"], {
      dataDirectory: join(folder, "elsewhere"),
    });

    expect(exitCode).toBe(1);
    expect(output).toMatch(/^No service runs on .*elsewhere\. Start it with npm start.*\n$/);
  });
});
