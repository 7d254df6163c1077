import { chmod, mkdir } from "node:fs/promises";

/** Creates the folder `path` and its parents, or takes an existing one, and lets only its owner enter it. */
export const makePrivateFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 });
  // It may be from an earlier version.
  await chmod(path, 0o700);
};
