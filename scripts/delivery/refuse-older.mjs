/** `node scripts/delivery/refuse-older.mjs COMMIT` fails if deploying COMMIT would take prod back. */
import { ghApi } from "./gh.mjs";
import { refuseOlder } from "./releases.mjs";

try {
  await refuseOlder({ ghApi }, process.argv[2]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
