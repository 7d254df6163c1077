import { openTemporaryFolder } from "@iotd/core/testing/temporary-folder";

/** Gives the audits a folder for their temporary files, and returns how it is removed. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export of a global setup
export default async function setUp(): Promise<() => Promise<void>> {
  const { remove } = await openTemporaryFolder();
  return remove;
}
