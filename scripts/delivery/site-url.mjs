/** `node scripts/delivery/site-url.mjs` prints the address of the site that was deployed from this folder. */
import { readFileSync } from "node:fs";

// sst deploy leaves the outputs of all stacks here.
const outputs = Object.values(JSON.parse(readFileSync(".sst/outputs.json", "utf8")));
const url = outputs.map(({ SiteUrl }) => SiteUrl).find(Boolean);
if (!url) throw new Error("No stack has an output SiteUrl.");
console.log(url);
