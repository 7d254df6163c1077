import { runStep } from "../run-step.ts";
import { unpackRelease } from "./release-archive.ts";

/** Unpacks what pack-release.ts packed. Fails if its content does not have the digest. */
await runStep(["archive", "folder", "digest"], async ({ archive, folder, digest }) => {
  await unpackRelease(archive, folder, digest);
  console.log(`${folder} is what was built: ${digest}.`);
});
