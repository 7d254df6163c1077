import { realpathSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Links modules into `folder/node_modules`, where functions whose code is below `folder` find them: the AWS
 * SDK, which is part of Lambda's runtime, and sharp's binaries for this machine's processor, because an
 * artefact has those for Lambda's. NODE_PATH would not do: `import` ignores it.
 */
export async function linkLambdaModules(folder: string): Promise<void> {
  const own = fileURLToPath(new URL("../node_modules", import.meta.url));
  // pnpm installs the binaries next to sharp, which alone depends on them.
  const nextToSharp = dirname(realpathSync(join(own, "sharp")));
  const modules = join(folder, "node_modules");
  await mkdir(modules, { recursive: true });
  await symlink(join(own, "@aws-sdk"), join(modules, "@aws-sdk"));
  await symlink(join(nextToSharp, "@img"), join(modules, "@img"));
}
