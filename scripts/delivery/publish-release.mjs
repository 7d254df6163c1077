/**
 * `node scripts/delivery/publish-release.mjs COMMIT DIGEST ARCHIVE` tags and publishes what prod now runs.
 */
import { gh, ghApi } from "./gh.mjs";
import { publishRelease } from "./releases.mjs";
import { addToSummary } from "./workflow-files.mjs";

const [commit, digest, archive] = process.argv.slice(2);
const name = await publishRelease({ gh, ghApi, now: new Date() }, { commit, digest, archive });
await addToSummary(`Released as **${name}**.`);
