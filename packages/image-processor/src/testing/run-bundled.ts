import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const sourceFolder = fileURLToPath(new URL("..", import.meta.url));
const modulesFolder = fileURLToPath(new URL("../../node_modules", import.meta.url));

/**
 * Bundles `entryPoint` (a path below `src`) as it is for Lambda and runs `program`, an ES module
 * that imports it as `./bundle.mjs`, in a Node process of its own. Resolves to what the program
 * writes to standard error, rejects if it fails.
 */
export async function runBundled(
  entryPoint: string,
  program: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  // Among the package's modules, so that the bundle finds sharp, which is not part of it.
  const folder = await mkdtemp(join(modulesFolder, ".bundle-"));
  try {
    await build({
      entryPoints: [join(sourceFolder, entryPoint)],
      outfile: join(folder, "bundle.mjs"),
      bundle: true,
      platform: "node",
      format: "esm",
      external: ["sharp", "pg-native"],
      // pg is CommonJS and calls `require`, which an ES module has not.
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
      logLevel: "silent",
    });
    const { stderr } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", program],
      { cwd: folder, env: { ...environment, NODE_NO_WARNINGS: "1" } },
    );
    return stderr;
  } finally {
    await rm(folder, { recursive: true });
  }
}
