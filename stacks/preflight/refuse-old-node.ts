import { VisibleError } from "sst/error.js";
import { engines } from "../../package.json";

/** Refuses a version of Node (`20.18.1`) below the one that the manifest's `engines` names. */
export function refuseOldNode(version: string = process.versions.node): void {
  const [major, minor] = majorAndMinor(version);
  const [oldestMajor, oldestMinor] = majorAndMinor(engines.node);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new VisibleError(
    `Node ${engines.node} is needed and this is ${version}: install a newer one from https://nodejs.org.`,
  );
}

/** Of a version, or of a range that is nothing but a lower bound. */
function majorAndMinor(version: string): readonly [number, number] {
  const [, major, minor] = /^(?:>=)?(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major), Number(minor)];
}
