import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../routes");

/** The source files of routes without tests, for rules that types cannot state. */
export async function readRouteSources(): Promise<
  { readonly file: string; readonly source: string }[]
> {
  const files = (await readdir(folder, { recursive: true })).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  return Promise.all(
    files.map(async (file) => ({ file, source: await readFile(join(folder, file), "utf8") })),
  );
}
