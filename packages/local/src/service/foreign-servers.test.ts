import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "@iotd/api/editor-client";
import { photo, query } from "@iotd/core/testing";
import { type Postgres, startPostgres } from "@iotd/local-aws";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { readSettings } from "./settings.ts";
import { startService } from "./start-service.ts";

// Not the shared server: the service sets the passwords of the login roles.
let postgres: Postgres;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iotd-foreign-servers-"));
  postgres = await startPostgres({ dataDirectory: join(folder, "postgres"), durable: false });
});
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true });
});

const databaseUrl = (name: string) => {
  const url = new URL(postgres.url);
  url.pathname = name;
  return url.toString();
};

/** Starts the service with a data folder of its own, unless `env` names one. */
async function start(env: Record<string, string>) {
  const dataDirectory = await mkdtemp(join(folder, "data-"));
  const settings = readSettings({ PORT: "0", IOTD_DATA_DIR: dataDirectory, ...env });
  const service = await startService(settings, () => undefined);
  onTestFinished(service.stop);
  return service;
}

describe("the service with servers that are already running", () => {
  it("stores pictures in them", async () => {
    const s3 = inject("s3");
    const service = await start({
      DATABASE_URL: databaseUrl("elsewhere"),
      S3_ENDPOINT: s3.endpoint,
      AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
    });
    const editor = await signIn(service.url, service.admin);

    const id = await editor.upload({
      name: "Elsewhere",
      tagline: "Lifts off",
      contentType: "image/jpeg",
      body: await photo("rocket.jpg"),
    });

    expect(await editor.whenProcessed(id)).toMatchObject({ status: "ready" });
  });

  it("refuses a database of a newer version", async () => {
    const env = { DATABASE_URL: databaseUrl("newer") };
    await (await start(env)).stop();
    await query(
      env.DATABASE_URL,
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 99999999999999)",
    );

    await expect(start(env)).rejects.toThrow(/^.*migrated by a newer version.*$/);
  });

  it("reports that the database server does not answer", async () => {
    await expect(start({ DATABASE_URL: "postgres://a:b@127.0.0.1:9/iotd" })).rejects.toThrow(
      /^The PostgreSQL server at 127\.0\.0\.1:9 cannot be used: .*ECONNREFUSED.*$/,
    );
  });

  it("reports that the S3 server does not answer", async () => {
    const env = { AWS_ACCESS_KEY_ID: "key", AWS_SECRET_ACCESS_KEY: "secret" };

    await expect(
      start({ DATABASE_URL: databaseUrl("no_s3"), S3_ENDPOINT: "http://127.0.0.1:9", ...env }),
    ).rejects.toThrow(
      /^The S3 server at http:\/\/127\.0\.0\.1:9 cannot be used: .*ECONNREFUSED.*$/,
    );
  });

  it("reports that its folder cannot be written", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");

    await expect(start({ IOTD_DATA_DIR: join(file, "data") })).rejects.toThrow(
      /^The folder .*file\/data cannot be written\. .*IOTD_DATA_DIR=.*$/,
    );
  });
});
