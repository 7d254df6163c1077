/**
 * `node scripts/delivery/unpack-release.mjs ARCHIVE FOLDER DIGEST` unpacks what pack-release.mjs packed, or
 * fails if it is not what has that digest.
 */
import { unpackRelease } from "./release-archive.mjs";

const [archive, folder, digest] = process.argv.slice(2);
try {
  await unpackRelease(archive, folder, digest);
  console.log(`${folder} is what was built: ${digest}.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
