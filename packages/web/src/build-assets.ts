import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { assetsPrefix } from "@iotd/core/storage";
import { build } from "esbuild";

/** A file of the assets folder; `name` is its name in there, without a path. */
export type Asset = {
  readonly name: string;
  readonly contentType: string;
  readonly body: Uint8Array;
};

/** The assets folder: `path` (`/assets/<hash>`) names its content, so it may be cached without limit. */
export type Assets = { readonly path: string; readonly files: readonly Asset[] };

const sourceOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const bundled = [
  "styles/site.css",
  "styles/reference.css",
  "styles/admin.css",
  "islands/visitors/archive.ts",
  "islands/desk/calendar.ts",
  "islands/desk/choose-pictures.ts",
  "islands/shared/copy.ts",
  "islands/visitors/days.ts",
  "islands/desk/focal-point.ts",
  "islands/account/access-link.ts",
  "islands/account/passkeys.ts",
  "islands/account/sign-in.ts",
  "islands/uploader/upload.ts",
] as const;
const copied = ["styles/favicon.svg"];

type ScriptOf<Path> = Path extends `islands/${string}/${infer Name}.ts` ? `${Name}.js` : never;

/** The file names of the scripts that pages can load. */
export type ScriptName = ScriptOf<(typeof bundled)[number]>;

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Builds the stylesheets, scripts and icons of the pages. The same sources give the same path and bytes. */
export async function buildAssets(): Promise<Assets> {
  const files = (await Promise.all([bundle(), copy()])).flat().sort(byName);
  return { path: `/${assetsPrefix}${hashOf(files)}`, files };
}

async function bundle(): Promise<Asset[]> {
  const { outputFiles } = await build({
    entryPoints: bundled.map(sourceOf),
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    outdir: "assets",
    entryNames: "[name]",
    // Code that few visitors need, such as the metadata reader, is loaded on demand.
    splitting: true,
    chunkNames: "[name]-[hash]",
  });
  return outputFiles.map(({ path, contents }) => toAsset(path, contents));
}

const copy = (): Promise<Asset[]> =>
  Promise.all(copied.map(async (path) => toAsset(path, await readFile(sourceOf(path)))));

const toAsset = (path: string, body: Uint8Array): Asset => ({
  name: basename(path),
  contentType: contentTypes[extname(path)] ?? "application/octet-stream",
  body,
});

/** Names and lengths are hashed too, so that different folders never have the same hash. */
function hashOf(files: readonly Asset[]): string {
  const hash = createHash("sha256");
  for (const { name, body } of files) hash.update(`${name}\0${body.length}\0`).update(body);
  return hash.digest("hex").slice(0, 16);
}

const byName = (a: Asset, b: Asset) => (a.name < b.name ? -1 : 1);
