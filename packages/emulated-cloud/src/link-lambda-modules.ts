import { realpathSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Puts into `folder`, above the functions' code, what functions find beside their own: the SDK, which is
 * part of Lambda's runtime, and sharp's binaries for this machine's processor, since an artefact holds
 * those of Lambda's. As a folder of modules, because NODE_PATH serves `require` and not `import`.
 */
export async function linkLambdaModules(folder: string): Promise<void> {
  const own = fileURLToPath(new URL("../node_modules", import.meta.url));
  // Beside sharp, which alone depends on its binaries.
  const besideSharp = dirname(realpathSync(join(own, "sharp")));
  const modules = join(folder, "node_modules");
  await mkdir(modules, { recursive: true });
  await symlink(join(own, "@aws-sdk"), join(modules, "@aws-sdk"));
  await symlink(join(besideSharp, "@img"), join(modules, "@img"));
}
