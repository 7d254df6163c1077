/**
 * `node scripts/delivery/fetch-release.mjs NAME FOLDER` downloads the archive of a release into FOLDER and
 * gives the next steps its `name`, `commit` and `digest`. NAME "latest" is the release that prod runs.
 */
import { gh, ghApi } from "./gh.mjs";
import { archiveName, findRelease } from "./releases.mjs";
import { addToSummary, setOutputs } from "./workflow-files.mjs";

const [wanted, folder] = process.argv.slice(2);
try {
  const release = await findRelease({ ghApi }, wanted);
  if (!release) throw new Error("There is no earlier release to go back to.");
  await gh(["release", "download", release.name, "--pattern", archiveName, "--dir", folder]);
  await setOutputs(release);
  await addToSummary(`Back to **${release.name}** (${release.commit}).`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
