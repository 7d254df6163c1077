import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundleLambda } from "@iotd/core/testing";
import { median } from "./statistics.ts";

const run = promisify(execFile);
const starts = 10;

/** The environment that each function needs to start. It makes no connection before its first event. */
const environment = {
  DATABASE_URL: "postgres://user:password@127.0.0.1/iotd",
  SITE_URL: "https://iotd.example.com",
  ASSETS_PATH: "/assets/bench",
  ORIGIN_SECRET: "only-for-the-benchmark-and-32-long",
  AWS_REGION: "eu-west-1",
  UPLOADS_BUCKET: "uploads",
  MEDIA_BUCKET: "media",
  AUTH_SECRET: "only-for-the-benchmark-and-32-long",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
};

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const entries = {
  "bare Hono": [source("./entries/bare-hono.ts")],
  "bare Hono + drizzle-orm + pg": [source("./entries/bare-hono-database.ts")],
  public: [source("../../api/src/public.ts")],
  admin: [source("../../api/src/admin.ts")],
  "image-processor (without sharp)": [source("../../image-processor/src/lambda.ts"), "sharp"],
  ops: [source("../../ops/src/lambda.ts")],
} as const;

/** The measured bundles. */
export type BundleName = keyof typeof entries;
/** The size of a bundle and the median time of its import. */
export type BundleFigures = { readonly byteSize: number; readonly startMilliseconds: number };

/**
 * Size and start of each Lambda bundle: minified bytes, and the median time that a new Node process
 * takes to import it. They are started alternately, so that the load of the machine affects all alike.
 */
export async function measureBundles(): Promise<Map<BundleName, BundleFigures>> {
  const names = Object.keys(entries).filter((name): name is BundleName => name in entries);
  const bundles = await Promise.all(
    names.map(async (name) => {
      const [entry, ...external] = entries[name];
      return { name, bundle: await bundleLambda(entry, external), times: [] as number[] };
    }),
  );
  for (let round = 0; round < starts; round += 1) {
    for (const { bundle, times } of bundles) times.push(await importTime(bundle.file));
  }
  await Promise.all(bundles.map(({ bundle }) => bundle.remove()));
  return new Map(
    bundles.map(({ name, bundle, times }) => [
      name,
      { byteSize: bundle.byteSize, startMilliseconds: median(times) },
    ]),
  );
}

async function importTime(file: string): Promise<number> {
  const program = `const start = performance.now();
    await import(process.argv[1]);
    process.stdout.write(String(performance.now() - start));
    process.exit();`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", program, file], {
    env: environment,
  });
  // The function may print lines of its own at its start.
  return Number(stdout.trimEnd().split("\n").at(-1));
}
