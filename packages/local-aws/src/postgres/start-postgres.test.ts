import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { eventually, query } from "@iotd/core/testing";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listenLocally } from "../local-server.ts";
import { needsRoot } from "../testing/needs-root.ts";
import { findProcess } from "./running-process.ts";
import { type Postgres, type PostgresOptions, startPostgres } from "./start-postgres.ts";

let template: string;
let dataDirectory: string;
let running: Postgres[];
let children: ChildProcess[];

// Copying a database takes a tenth of the time of creating one.
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), "iotd-test-template-"));
  await (await startPostgres({ dataDirectory: template, durable: false })).stop();
});

afterAll(() => rm(template, { recursive: true, force: true }));

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "iotd test postgres-"));
  await promisify(execFile)("cp", ["-a", `${template}/.`, dataDirectory]);
  running = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await Promise.all(running.map((postgres) => postgres.stop()));
  await rm(dataDirectory, { recursive: true, force: true });
});

const start = async (options: Partial<PostgresOptions> = {}): Promise<Postgres> => {
  const postgres = await startPostgres({ dataDirectory, durable: false, ...options });
  running.push(postgres);
  return postgres;
};

const serverId = async (): Promise<number> =>
  Number.parseInt(await readFile(join(dataDirectory, "cluster", "postmaster.pid"), "utf8"), 10);

/** Another Node process that runs a server on the folder. */
const startInOtherProcess = async (): Promise<{ parent: ChildProcess; url: string }> => {
  const script = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, "start-postgres.ts"))};
    const { url } = await startPostgres(${JSON.stringify({ dataDirectory, durable: false })});
    console.log(url);
    setInterval(() => undefined, 60_000);
  `;
  const parent = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script],
    { cwd: import.meta.dirname, stdio: ["ignore", "pipe", "inherit"] },
  );
  children.push(parent);
  const [url] = await once(createInterface({ input: parent.stdout }), "line");
  return { parent, url };
};

const kill = async (child: ChildProcess): Promise<void> => {
  child.kill("SIGKILL");
  await once(child, "close");
};

describe("startPostgres", () => {
  it("returns the superuser's URL on 127.0.0.1", async () => {
    const { url } = await start();

    const rows = await query(url, "select usesuper from pg_user where usename = current_user");
    expect(rows).toEqual([{ usesuper: true }]);
    expect(new URL(url).hostname).toBe("127.0.0.1");
  });

  it("listens only on 127.0.0.1", async () => {
    const { url } = await start();

    const rows = await query(
      url,
      "select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories') order by name",
    );
    expect(rows).toEqual([
      { name: "listen_addresses", setting: "127.0.0.1" },
      { name: "unix_socket_directories", setting: "" },
    ]);
  });

  it("refuses a wrong password", async () => {
    const url = new URL((await start()).url);
    url.password = "wrong";

    await expect(query(url.href, "select 1")).rejects.toThrow("password authentication failed");
  });

  it("makes a random password for each folder, in a file that only its owner can read", async () => {
    await rm(dataDirectory, { recursive: true });

    const { url } = await start();

    const path = join(dataDirectory, "superuser-password");
    const password = await readFile(path, "utf8");
    expect(new URL(url).password).toBe(password);
    expect(password).not.toBe(await readFile(join(template, "superuser-password"), "utf8"));
    expect(password).toMatch(/^[\w-]{43}$/);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("listens on the given port", async () => {
    const { url, stop } = await start();
    await stop();
    const port = Number(new URL(url).port);

    const again = await start({ port });

    expect(new URL(again.url).port).toBe(String(port));
  });

  it("refuses a port that is taken", async () => {
    const other = createServer();
    const port = await listenLocally(other);

    await expect(start({ port })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken by another program.`,
    );
    other.close();
  });

  it("compares text in the same way on every system", async () => {
    const { url } = await start();

    const rows = await query(url, "select lower('ÄÉ') as lower, 'a' < 'B' as a_before_b");
    expect(rows).toEqual([{ lower: "äé", a_before_b: false }]);
  });

  it("waits for the disk at each commit, unless it is started as not durable", async () => {
    const settings =
      "select string_agg(setting, ' ') as setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')";
    const fast = await start({ durable: false });
    expect(await query(fast.url, settings)).toEqual([{ setting: "off off off" }]);
    await fast.stop();

    const safe = await start({ durable: true });
    expect(await query(safe.url, settings)).toEqual([{ setting: "on on on" }]);
  });

  it("keeps data and password across a restart", async () => {
    const first = await start();
    await query(first.url, "create table kept as select 42 as answer");
    await first.stop();

    const second = await start();

    expect(await query(second.url, "table kept")).toEqual([{ answer: 42 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  it("leaves no process and no lock when it is stopped", async () => {
    const postgres = await start();
    const id = await serverId();

    await postgres.stop();

    expect(await findProcess(id)).toBeUndefined();
    await expect(serverId()).rejects.toThrow("ENOENT");
  });

  it("stops while clients are connected, also if stopped twice", async () => {
    const postgres = await start();
    const client = new pg.Client({ connectionString: postgres.url });
    client.on("error", () => undefined);
    await client.connect();

    await Promise.all([postgres.stop(), postgres.stop()]);
    await postgres.stop();

    await expect(client.query("select 1")).rejects.toThrow();
  });

  it("starts with the committed data after the server was killed", async () => {
    const killed = await start({ durable: true });
    await query(killed.url, "create table kept as select 42 as answer");
    process.kill(await serverId(), "SIGKILL");
    await killed.stop();

    const { url } = await start();

    expect(await query(url, "table kept")).toEqual([{ answer: 42 }]);
  });

  it("starts a server that was killed again on its port, also twice, and reports that", async () => {
    const reports: string[] = [];
    const { url } = await start({ durable: true, onRestart: (report) => reports.push(report) });
    await query(url, "create table kept as select 42 as answer");

    for (const _ of [1, 2]) {
      process.kill(await serverId(), "SIGKILL");
      await eventually(() => expect(reports).toHaveLength(2));
      expect(reports.splice(0)).toEqual([
        "PostgreSQL ended (SIGKILL) and is started again.",
        "PostgreSQL runs again.",
      ]);
    }

    expect(await query(url, "table kept")).toEqual([{ answer: 42 }]);
  });

  it("replaces the server of a process that was killed", async () => {
    const { parent, url: lostUrl } = await startInOtherProcess();
    await query(lostUrl, "create table kept as select 42 as answer");
    const orphan = await serverId();
    await kill(parent);
    expect(await findProcess(orphan)).toBeDefined();

    const { url } = await start();

    expect(await query(url, "table kept")).toEqual([{ answer: 42 }]);
    expect(await findProcess(orphan)).toBeUndefined();
  });

  it("refuses, in one sentence, a folder that another process uses", async () => {
    const { parent, url } = await startInOtherProcess();
    const id = await serverId();

    await expect(start()).rejects.toThrow(
      `The database in ${join(dataDirectory, "cluster")} is in use by another server (process ${id}): stop that one first.`,
    );

    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    await kill(parent);
    await start();
  });

  it("starts if the process id in an old lock belongs to another program", async () => {
    const stopped = await start();
    const lockPath = join(dataDirectory, "cluster", "postmaster.pid");
    const lock = await readFile(lockPath, "utf8");
    await stopped.stop();
    const other = spawn(process.execPath, ["-e", "setInterval(() => undefined, 60_000)"]);
    children.push(other);
    await writeFile(lockPath, lock.replace(/^\d+/, String(other.pid)));

    const { url } = await start();

    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(await findProcess(other.pid ?? 0)).toBeDefined();
  });

  it("explains what to do about a database of another major version", async () => {
    await writeFile(join(dataDirectory, "cluster", "PG_VERSION"), "16\n");

    await expect(start()).rejects.toThrow(
      /was created by PostgreSQL 16 and cannot be read by PostgreSQL 17: remove the folder to start without data, or dump its content with version 16 first\.$/,
    );
  });

  it("creates the cluster again if its creation was interrupted", async () => {
    const unfinished = join(dataDirectory, "cluster.unfinished");
    await rm(dataDirectory, { recursive: true });
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, "PG_VERSION"), "17\n");

    const { url } = await start();

    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it(
    "runs as another user if root starts it, in a folder that this user cannot enter",
    needsRoot,
    async () => {
      await chmod(dataDirectory, 0o700);

      await start();

      const { uid } = await stat(`/proc/${await serverId()}`);
      expect(uid).not.toBe(0);
      expect((await stat(dataDirectory)).uid).toBe(0);
    },
  );
});
