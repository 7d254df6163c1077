/**
 * `node scripts/delivery/pack-release.mjs FOLDER ARCHIVE` packs what has been built, and tells its digest: as
 * the step's output `digest`, and on the run's page.
 */
import { packRelease } from "./release-archive.mjs";
import { addToSummary, setOutputs } from "./workflow-files.mjs";

const [folder, archive] = process.argv.slice(2);
const digest = await packRelease(folder, archive);
await setOutputs({ digest });
await addToSummary(`The build of all stages, as it is deployed: \`${digest}\`.`);
