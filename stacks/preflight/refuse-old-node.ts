import { VisibleError } from "sst/error.js";
import { engines } from "../../package.json";

/** Throws a VisibleError if `version` (`20.18.1`) of Node.js is lower than `engines` in package.json. */
export function refuseOldNode(version: string = process.versions.node): void {
  const [major, minor] = majorAndMinor(version);
  const [oldestMajor, oldestMinor] = majorAndMinor(engines.node);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new VisibleError(
    `Node ${engines.node} is needed and this is ${version}: install a newer one from https://nodejs.org.`,
  );
}

/** The major and minor number of a version, or of a range that is only a lower bound. */
function majorAndMinor(version: string): readonly [number, number] {
  const [, major, minor] = /^(?:>=)?(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major), Number(minor)];
}
