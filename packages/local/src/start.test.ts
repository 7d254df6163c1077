import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { photo } from "@iotd/core/testing";
import pg from "pg";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  vi,
} from "vitest";
import { type EditorClient, signIn } from "./editor-client.ts";
import { type Postgres, startPostgres } from "./servers/index.ts";
import {
  type LocalProcess,
  runToEnd,
  startCommand,
  startProcess,
} from "./testing/local-process.ts";

// Of their own, not the one that other tests share: npm start sets the login roles' passwords.
let postgres: Postgres;
let postgresFolder: string;
let folder: string;
let running: LocalProcess | undefined;

beforeAll(async () => {
  postgresFolder = await mkdtemp(join(tmpdir(), "iotd-postgres-"));
  postgres = await startPostgres({ dataDirectory: postgresFolder, durable: false });
});
afterAll(async () => {
  await postgres.stop();
  await rm(postgresFolder, { recursive: true });
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "iotd-start-"));
});
afterEach(async () => {
  await running?.end("SIGINT");
  running = undefined;
  await rm(folder, { recursive: true });
});

const command = (env: Record<string, string> = {}) => ({
  ...startCommand,
  cwd: folder,
  env: { PORT: "0", ...env },
});
const start = async (env: Record<string, string> = {}) => {
  running = await startProcess(command(env));
  return running;
};
const uploadRocket = async (editor: EditorClient, name: string) => {
  const body = await photo("rocket.jpg");
  const id = await editor.upload({ name, tagline: "Lifts off", contentType: "image/jpeg", body });
  return editor.whenProcessed(id);
};
const databaseUrl = (name: string) => {
  const url = new URL(postgres.url);
  url.pathname = name;
  return url.toString();
};
const homePage = async (url: string) => (await fetch(url)).text();

describe("npm start", () => {
  it("keeps pictures over a restart and over kill -9, and goes on as before", async () => {
    const first = await start();
    await uploadRocket(await signIn(first.url, first.account), "Before the kill");
    await first.end("SIGKILL");

    const second = await start();
    const afterKill = await homePage(second.url);
    await uploadRocket(await signIn(second.url, second.account), "After the kill");
    const exitCode = await second.end("SIGINT");

    const third = await start();
    expect(afterKill).toContain("Before the kill");
    expect(exitCode).toBe(0);
    expect(await homePage(third.url)).toContain("After the kill");
  });

  it("processes an upload that had arrived when it was killed", async () => {
    const first = await start();
    const editor = await signIn(first.url, first.account);
    const body = await photo("hubble_deep_field.jpg");
    const id = await editor.upload({
      name: "Deep field",
      tagline: "Far",
      contentType: "image/jpeg",
      body,
    });
    await first.end("SIGKILL");

    const second = await start();
    const picture = await (await signIn(second.url, second.account)).whenProcessed(id);

    expect(picture).toMatchObject({ status: "ready" });
  });

  it("stops everything that it started on Ctrl-C", async () => {
    const service = await start();
    const postmaster = await readFile(
      join(folder, ".iotd/postgres/cluster/postmaster.pid"),
      "utf8",
    );

    const exitCode = await service.end("SIGINT");
    running = undefined;

    expect(exitCode).toBe(0);
    await expect(fetch(service.url)).rejects.toThrow();
    expect(() => process.kill(Number.parseInt(postmaster, 10), 0)).toThrow("ESRCH");
  });

  it("fills a site with a demonstration, and can be stopped on the way", async () => {
    running = await startProcess({ ...command(), args: [...startCommand.args, "--demo"] });
    const { output, end } = running;
    await vi.waitFor(() => expect(output()).toMatch(/ 1 of \d+ {2}\S/), { timeout: 60_000 });

    const exitCode = await end("SIGINT");
    running = undefined;

    expect(exitCode).toBe(0);
    expect(output()).toContain(
      "The demonstration is not complete: the same command goes on with it.",
    );
  }, 120_000);

  it("takes the editor's account from its environment", async () => {
    const account = { email: "me@example.com", password: "a password of my own" };
    const service = await start({
      IOTD_ADMIN_EMAIL: account.email,
      IOTD_ADMIN_PASSWORD: account.password,
    });

    expect(service.output()).not.toContain(account.password);
    await expect(signIn(service.url, account)).resolves.toBeDefined();
  });

  it("uses servers that already run", async () => {
    const s3 = inject("s3");
    const service = await start({
      DATABASE_URL: databaseUrl("elsewhere"),
      S3_ENDPOINT: s3.endpoint,
      AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
    });

    const picture = await uploadRocket(await signIn(service.url, service.account), "Elsewhere");

    expect(picture).toMatchObject({ status: "ready" });
  });
});

describe("npm start says in one line why it cannot", () => {
  /** What it prints after it said that it starts, without its end of line. */
  const reason = (output: string) => output.replace(/^Starting .*\n/, "").trimEnd();

  it("when the port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";

    const { exitCode, output } = await runToEnd(command({ PORT: port }));
    other.close();

    expect(exitCode).toBe(1);
    expect(reason(output)).toMatch(new RegExp(`^Port ${port} is in use\\. .*PORT=\\d+ npm start$`));
  });

  it("when the folder cannot be written", async () => {
    await writeFile(join(folder, "file"), "");

    const { exitCode, output } = await runToEnd(
      command({ IOTD_DATA_DIR: join(folder, "file/data") }),
    );

    expect(exitCode).toBe(1);
    expect(reason(output)).toMatch(
      /^The folder .*file\/data cannot be written\. .*IOTD_DATA_DIR=.*$/,
    );
  });

  it("when the database is of a newer version", async () => {
    const env = { DATABASE_URL: databaseUrl("newer") };
    await (await start(env)).end("SIGINT");
    running = undefined;
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    await client.query(
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 99999999999999)",
    );
    await client.end();

    const { exitCode, output } = await runToEnd(command(env));

    expect(exitCode).toBe(1);
    expect(reason(output)).toMatch(/^.*migrated by a newer version.*$/);
  });

  it("when a setting is wrong", async () => {
    const { exitCode, output } = await runToEnd(command({ PORT: "http" }));

    expect(exitCode).toBe(1);
    expect(output.trimEnd()).toBe("PORT must be a port number");
  });

  it("when it does not know an option", async () => {
    const { exitCode, output } = await runToEnd({
      ...command(),
      args: [...startCommand.args, "--demonstrate"],
    });

    expect(exitCode).toBe(1);
    expect(output.trimEnd()).toBe("npm start knows one option, --demo, and not --demonstrate");
  });

  it("when the database server does not answer", async () => {
    const { exitCode, output } = await runToEnd(
      command({ DATABASE_URL: "postgres://a:b@127.0.0.1:9/iotd" }),
    );

    expect(exitCode).toBe(1);
    expect(reason(output)).toMatch(
      /^The PostgreSQL server at 127\.0\.0\.1:9 cannot be used: .*ECONNREFUSED.*$/,
    );
  });
});
