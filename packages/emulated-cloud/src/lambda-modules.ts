import { realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * What functions find beside their own code, as NODE_PATH names it: the SDK, which is part of Lambda's
 * runtime, and sharp's binaries for this machine's processor, since an artefact holds those of Lambda's.
 */
export function lambdaModules(): string {
  const own = fileURLToPath(new URL("../node_modules", import.meta.url));
  // Beside sharp, which alone depends on its binaries.
  const besideSharp = dirname(realpathSync(join(own, "sharp")));
  return [own, besideSharp].join(delimiter);
}
