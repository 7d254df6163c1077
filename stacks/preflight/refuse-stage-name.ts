import { VisibleError } from "sst/error.js";

const longestName = 20;

/**
 * Throws a VisibleError for a stage name that SST accepts but that is not a DNS label (RFC 1123 section 2.1)
 * short enough to be part of every resource's name. The error suggests a similar valid name.
 */
export function refuseStageName(name: string): void {
  if (isStageName(name)) return;
  throw new VisibleError(
    `“${name}” cannot name a stage, “${similarName(name)}” could: lower case letters, digits and single hyphens, beginning with a letter, not ending in a hyphen, at most ${longestName} characters.`,
  );
}

const isStageName = (name: string) =>
  name.length <= longestName && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);

function similarName(name: string): string {
  const similar = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, longestName)
    .replace(/-$/, "");
  return similar || "dev";
}
