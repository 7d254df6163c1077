import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

/** The code of a function as it is deployed. */
export type LambdaBundle = {
  /** Path of the module that exports `handler`. */
  readonly file: string;
  /** The total size of all its modules, minified. */
  readonly byteSize: number;
  readonly remove: () => Promise<void>;
};

/**
 * Bundles the Lambda entry at the absolute path `entry` as the deployment does: minified ESM, with a
 * separate file for each dynamic import. The bundle is inside `node_modules` of the entry's package,
 * so that it finds the `external` packages. The caller must call `remove`.
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
    // pg is CommonJS and loads Node's own modules with require.
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
