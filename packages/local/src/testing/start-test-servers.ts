import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "../database/prepare-database.ts";
import { startPostgres } from "../servers/postgres/start-postgres.ts";

const rolePassword = "test";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the superuser, and the database that tests copy theirs from. */
    readonly postgres: {
      readonly url: string;
      readonly template: string;
      readonly rolePassword: string;
    };
  }
}

/** Starts the servers that tests share, once a run, and returns how to stop them. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export of a global setup
export default async function startTestServers(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "iotd-test-"));
  const postgres = await startPostgres({
    dataDirectory: join(dataDirectory, "postgres"),
    durable: false,
  });
  const template = "iotd_template";
  await prepareDatabase({ adminUrl: postgres.url, name: template, rolePassword });
  project.provide("postgres", { url: postgres.url, template, rolePassword });
  return async () => {
    await postgres.stop();
    await rm(dataDirectory, { recursive: true });
  };
}
