/**
 * `node --import tsx packages/web/src/write-assets-cli.ts FOLDER` builds the assets, writes them below
 * FOLDER and prints their path on the site.
 */
import { buildAssets } from "./build-assets.ts";
import { writeAssets } from "./write-assets.ts";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Give the folder to write the assets to.");
const assets = await buildAssets();
await writeAssets(assets, folder);
process.stdout.write(assets.path);
