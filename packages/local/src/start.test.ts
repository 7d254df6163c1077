import { readdir, readFile, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { signIn } from "@iotd/api/editor-client";
import { aTemporaryFolder, eventually, photo } from "@iotd/core/testing";
import { listenLocally } from "@iotd/local-aws";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type LocalProcess,
  runToEnd,
  startCommand,
  startProcess,
  startWithoutWaiting,
} from "./testing/local-process.ts";

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((of) => of?.address === "::1");
let folder: string;
let running: LocalProcess | undefined;

beforeEach(async () => {
  folder = await aTemporaryFolder();
});
afterEach(async () => {
  await running?.end("SIGINT");
  running = undefined;
});

const command = (env: Record<string, string> = {}, ...options: string[]) => ({
  command: startCommand.command,
  args: [...startCommand.args, ...options],
  cwd: folder,
  env: { PORT: "0", ...env },
});
const start = async (...given: Parameters<typeof command>) => {
  running = await startProcess(command(...given));
  return running;
};
/** Ends the running service and resolves with its exit code. */
const end = async (signal: "SIGINT" | "SIGKILL") => {
  const exitCode = await running?.end(signal);
  running = undefined;
  return exitCode;
};
const upload = async ({ url, account }: LocalProcess, name: string) => {
  const editor = await signIn(url, account);
  const body = await photo("rocket.jpg");
  const id = await editor.upload({ name, tagline: "Lifts off", contentType: "image/jpeg", body });
  return { id, editor };
};
const archive = async ({ url }: LocalProcess) => (await fetch(`${url}/archive`)).text();

describe("npm start", () => {
  it("keeps all uploads after kill -9 or Ctrl-C, even one that has just arrived", async () => {
    const first = await start();
    const processed = await upload(first, "Processed");
    await processed.editor.whenProcessed(processed.id);
    const arrived = await upload(first, "Just arrived");
    await end("SIGKILL");

    const second = await start();
    await (await signIn(second.url, second.account)).whenProcessed(arrived.id);
    const postmaster = await readFile(
      join(folder, ".iotd/postgres/cluster/postmaster.pid"),
      "utf8",
    );
    expect(await end("SIGINT")).toBe(0);
    await expect(fetch(second.url)).rejects.toThrow();
    expect(() => process.kill(Number.parseInt(postmaster, 10), 0)).toThrow("ESRCH");

    const html = await archive(await start());
    expect(html).toContain("Processed");
    expect(html).toContain("Just arrived");
  });

  it("stores everything so that no other user can read it", async () => {
    const service = await start();
    const { id, editor } = await upload(service, "Private");
    await editor.whenProcessed(id);

    const open: string[] = [];
    for (const path of await readdir(join(folder, ".iotd"), { recursive: true })) {
      // A certificate is not a secret, and its folder is closed.
      if (path.startsWith("postgres/cluster/") || /^certificates\/.*\.pem$/.test(path)) continue;
      const { mode } = await stat(join(folder, ".iotd", path));
      if ((mode & 0o077) !== 0) open.push(path);
    }

    expect(open).toEqual([]);
    expect((await stat(join(folder, ".iotd"))).mode & 0o777).toBe(0o700);
  });

  it("answers on both loopback addresses, and Ctrl-C prints no warnings", async () => {
    const service = await start();
    const { port } = new URL(service.url);

    for (const host of ["127.0.0.1", ...(hasIpv6 ? ["[::1]"] : [])]) {
      expect((await fetch(`http://${host}:${port}/health/ready`)).status).toBe(200);
      const { id, editor } = await upload({ ...service, url: `http://${host}:${port}` }, host);
      await editor.whenProcessed(id);
    }
    await Promise.all(Array.from({ length: 10 }, () => archive(service)));
    await end("SIGINT");

    expect(service.output()).toMatch(
      /Ctrl-C stops everything\.\n\nStopping …\nStopped\. Your pictures are kept\.\n$/,
    );
  });

  it("stops PostgreSQL and all else when Ctrl-C is pressed during the start", async () => {
    const pidFile = join(folder, ".iotd/postgres/cluster/postmaster.pid");
    const { ended, interrupt, output } = startWithoutWaiting(command());
    const pid = await eventually(async () => Number.parseInt(await readFile(pidFile, "utf8"), 10));

    interrupt();

    expect(await ended).toBe(0);
    expect(output()).toMatch(/^Starting .*\nStopping …\nStopped\. Your pictures are kept\.\n$/);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  it("works again by itself after PostgreSQL was killed, and says so", async () => {
    const service = await start();
    const pidFile = join(folder, ".iotd/postgres/cluster/postmaster.pid");

    process.kill(Number.parseInt(await readFile(pidFile, "utf8"), 10), "SIGKILL");
    await eventually(() => expect(service.output()).toContain("PostgreSQL runs again."));

    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
    expect(service.output()).toContain("PostgreSQL ended (SIGKILL) and is started again.");
    expect(await end("SIGINT")).toBe(0);
  });

  it("of two first starts on one folder at once, one works and the other names the process that uses it", async () => {
    const starts = await Promise.allSettled([startProcess(command()), startProcess(command())]);
    const failures = starts.flatMap((tried) => (tried.status === "rejected" ? [tried.reason] : []));
    for (const tried of starts) if (tried.status === "fulfilled") running = tried.value;

    expect(running).toBeDefined();
    expect(failures.map(String).join()).toMatch(
      /\nThe folder \S+\/\.iotd is used by a service that runs already \(process \d+\)\. Stop that one, or choose another folder: IOTD_DATA_DIR=\S+ npm start\n$/,
    );
  });

  it("adds the pictures of the demonstration with the account from its environment, until it is stopped", async () => {
    const account = { email: "me@example.com", password: "a password of my own" };
    const { url, output } = await start(
      { IOTD_ADMIN_EMAIL: account.email, IOTD_ADMIN_PASSWORD: account.password },
      "--demo",
    );
    await eventually(() => expect(output()).toContain("Adding "));
    await expect(signIn(url, account)).resolves.toBeDefined();

    expect(await end("SIGINT")).toBe(0);

    expect(output()).not.toContain(account.password);
    expect(output()).toContain(
      "The demonstration is not complete. Run the same command to continue it.",
    );
  });

  it("prints in one line that its port is in use", async () => {
    const other = createServer();
    const port = await listenLocally(other);

    const { exitCode, output } = await runToEnd(command({ PORT: `${port}` }));
    other.close();

    expect(exitCode).toBe(1);
    expect(output).toMatch(
      new RegExp(`^Starting .*\nPort ${port} is in use\\. .*PORT=\\d+ npm start\n$`),
    );
  });

  it("prints in one line that it does not have an option", async () => {
    const { exitCode, output } = await runToEnd(command({}, "--demonstrate"));

    expect(exitCode).toBe(1);
    expect(output).toBe("npm start has one option, --demo, and not --demonstrate\n");
  });
});
