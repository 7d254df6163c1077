import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

/** A function's code as it is deployed. */
export type LambdaBundle = {
  /** Path of the module that exports `handler`. */
  readonly file: string;
  /** Of all its modules together, minified. */
  readonly byteSize: number;
  readonly remove: () => Promise<void>;
};

/**
 * Bundles the Lambda entry at `entry` as the deployment does: minified ESM, split so that what is
 * imported late is loaded late. The bundle lies among the modules of the entry's package, where it
 * finds what is `external`.
 */
export async function bundleLambda(
  entry: string,
  external: readonly string[] = [],
): Promise<LambdaBundle> {
  const outdir = await mkdtemp(join(modulesOf(entry), ".lambda-"));
  await build({
    entryPoints: [entry],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    format: "esm",
    splitting: true,
    platform: "node",
    target: "node20",
    external: ["pg-native", ...external],
    // pg is CommonJS and asks for Node's own modules with require.
    banner: {
      js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  const files = await readdir(outdir);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(outdir, file))).size));
  return {
    file: join(outdir, `${basename(entry, ".ts")}.mjs`),
    byteSize: sizes.reduce((sum, size) => sum + size, 0),
    remove: () => rm(outdir, { recursive: true }),
  };
}

/** The entry is below the `src` folder of its package. */
const modulesOf = (entry: string) =>
  join(entry.slice(0, entry.lastIndexOf("/src/")), "node_modules");
