import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connectDatabase } from "@iotd/core/database";
import { databaseName } from "@iotd/core/database/name";
import { aPicture, aVariant } from "@iotd/core/testing";
import { startPostgres } from "@iotd/local-aws";
import { prepareDatabase } from "@iotd/local-aws/prepare-database";
import * as z from "zod";
import { type BundleFigures, type BundleName, measureBundles } from "./measure-bundles.ts";
import { measureRequests, type RequestFigures } from "./measure-requests.ts";

const pictures = 365;
const budgets = { publicBytes: 400_000, publicStartRatio: 1.6, todayRatio: 2 } as const;

/** `npm run bench`: prints the size and speed of the functions; fails if one is over its budget. */
async function main(): Promise<void> {
  console.log("Lambda bundles (minified; median of 10 starts) …");
  const bundles = await measureBundles();
  console.table(
    Object.fromEntries([...bundles].map(([name, figures]) => [name, bundleRow(figures)])),
  );

  console.log(
    `Requests over HTTP (one after the other, ${pictures} pictures; select 1 with the same database client in a Hono route) …`,
  );
  const requests = await measureOnDatabase();
  console.table(
    Object.fromEntries([...requests].map(([name, figures]) => [name, requestRow(figures)])),
  );

  for (const { what, figure, budget } of verdicts(bundles, requests)) {
    const isKept = figure <= budget;
    console.log(
      `${isKept ? "within" : "OVER  "} budget: ${what} ${figure.toFixed(2)} of at most ${budget}`,
    );
    if (!isKept) process.exitCode = 1;
  }
}

const bundleRow = ({ byteSize, startMilliseconds }: BundleFigures) => ({
  "size (KB)": Math.round(byteSize / 1_000),
  "start (ms)": Number(startMilliseconds.toFixed(1)),
});

const requestRow = ({ requestsPerSecond, p50Milliseconds, p99Milliseconds }: RequestFigures) => ({
  "requests/s": Math.round(requestsPerSecond),
  "p50 (ms)": Number(p50Milliseconds.toFixed(2)),
  "p99 (ms)": Number(p99Milliseconds.toFixed(2)),
});

type RequestName = "select 1" | "GET /api/today" | "GET /";

function verdicts(
  bundles: Map<BundleName, BundleFigures>,
  requests: Map<RequestName, RequestFigures>,
) {
  const start = (name: BundleName) => bundles.get(name)?.startMilliseconds ?? Number.NaN;
  const p50 = (name: RequestName) => requests.get(name)?.p50Milliseconds ?? Number.NaN;
  return [
    {
      what: "size of the public bundle in KB:",
      figure: (bundles.get("public")?.byteSize ?? Number.NaN) / 1_000,
      budget: budgets.publicBytes / 1_000,
    },
    {
      what: "start of the public bundle, compared with bare Hono + drizzle-orm + pg:",
      figure: start("public") / start("bare Hono + drizzle-orm + pg"),
      budget: budgets.publicStartRatio,
    },
    {
      what: "p50 of GET /api/today, compared with select 1:",
      figure: p50("GET /api/today") / p50("select 1"),
      budget: budgets.todayRatio,
    },
  ];
}

async function measureOnDatabase(): Promise<Map<RequestName, RequestFigures>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "iotd-bench-"));
  const postgres = await startPostgres({ dataDirectory, durable: false });
  try {
    const database = await prepareDatabase({
      adminUrl: postgres.url,
      name: databaseName,
      rolePassword: "bench",
    });
    const owner = connectDatabase(database.connectionOf("iotd_owner"), { maxConnections: 1 });
    for (let day = 0; day < pictures; day += 1) {
      const { id } = await aPicture(owner.db, {
        publishedAt: new Date(Date.UTC(2025, 0, 1 + day)),
      });
      for (const width of [640, 1280, 1920, 2560, 3840]) await aVariant(owner.db, id, width);
    }
    await owner.db.execute("vacuum analyze picture");
    await owner.close();
    return await measureServer(database.connectionOf("iotd_public").url);
  } finally {
    await postgres.stop();
    await rm(dataDirectory, { recursive: true });
  }
}

const portsSchema = z.object({ publicPort: z.number(), barePort: z.number() });

async function measureServer(databaseUrl: string): Promise<Map<RequestName, RequestFigures>> {
  const program = fileURLToPath(new URL("../bin/bench-server.mjs", import.meta.url));
  const server = fork(program, [databaseUrl]);
  const [message] = await once(server, "message");
  const { publicPort, barePort } = portsSchema.parse(message);
  const figures = await measureRequests({
    "select 1": `http://127.0.0.1:${barePort}/`,
    "GET /api/today": `http://127.0.0.1:${publicPort}/api/today`,
    "GET /": `http://127.0.0.1:${publicPort}/`,
  });
  const ended = once(server, "exit");
  server.disconnect();
  await ended;
  return figures;
}

await main();
