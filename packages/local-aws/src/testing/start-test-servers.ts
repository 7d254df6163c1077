import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTemporaryFolder } from "@iotd/core/testing/temporary-folder";
import type { TestProject } from "vitest/node";
import { type Postgres, startPostgres, startS3 } from "../index.ts";
import { prepareDatabase } from "../postgres/prepare-database.ts";

const rolePassword = "test";
const template = "iotd_template";
const buckets = { uploads: "test-uploads", media: "test-media" } as const;

declare module "vitest" {
  export interface ProvidedContext {
    /** The superuser's URL, and the database that tests copy theirs from. */
    readonly postgres: {
      readonly url: string;
      readonly template: string;
      readonly rolePassword: string;
    };
    /** An S3 server and two of its buckets, shared by all tests: keys are unique. */
    readonly s3: {
      readonly endpoint: string;
      readonly region: string;
      readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
      readonly buckets: { readonly uploads: string; readonly media: string };
    };
  }
}

/** The server in `TEST_POSTGRES_URL` (as a superuser, and for tests only), or a new one for this run. */
async function openPostgres(dataDirectory: string): Promise<Pick<Postgres, "url" | "stop">> {
  const { TEST_POSTGRES_URL: url } = process.env;
  if (url) return { url, stop: async () => undefined };
  return startPostgres({ dataDirectory, durable: false });
}

/** Starts the servers that all tests of a run share. Returns a function that stops them. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export of a global setup
export default async function startTestServers(project: TestProject): Promise<() => Promise<void>> {
  const temporary = await openTemporaryFolder();
  const dataDirectory = await mkdtemp(join(tmpdir(), "iotd-test-"));
  const postgres = await openPostgres(join(dataDirectory, "postgres"));
  await prepareDatabase({ adminUrl: postgres.url, name: template, rolePassword });
  project.provide("postgres", { url: postgres.url, template, rolePassword });

  const s3 = await startS3({
    dataDirectory: join(dataDirectory, "s3"),
    buckets: Object.values(buckets),
    onObjectCreated: async () => undefined,
  });
  const { endpoint, region, accessKeyId, secretAccessKey } = s3;
  project.provide("s3", {
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    buckets,
  });

  return async () => {
    await s3.stop();
    await postgres.stop();
    await rm(dataDirectory, { recursive: true });
    await temporary.remove();
  };
}
