import { openTemporaryFolder } from "@iotd/core/testing/temporary-folder";

/** Creates a folder for the temporary files of the audits. Resolves with the function that removes it. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export of a global setup
export default async function setUp(): Promise<() => Promise<void>> {
  const { remove } = await openTemporaryFolder();
  return remove;
}
