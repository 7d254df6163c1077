import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Writes the OpenAPI document beside the public function's code in `folder`. In a process of its own:
 * this one may be a bundle, whose sources are elsewhere.
 */
export async function writeApiDocument(folder: string): Promise<void> {
  const file = join(folder, "packages/api/src/openapi.json");
  const program = ["--import", "tsx", "packages/api/src/openapi/write-api-document-cli.ts", file];
  await run(process.execPath, program);
}
