/**
 * Installs what a command needs, with exactly the pnpm that package.json names, and only when
 * something changed: `npm start` and `npm test` have no step before them.
 *
 * `start` installs what runs the service on this machine; `everything` also what builds,
 * tests and deploys it. Needs nothing but Node and npm.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
// pnpm adds the workspace's root to every filter; `--prod` keeps its tools (and the CDK) out.
const filters = { start: ["--prod", "--filter", "@iotd/local..."], everything: [] };
const scope = process.argv[2];

refuseOldNode();
if (!isInstalled()) {
  install();
  recordInstallation();
}

function refuseOldNode() {
  const [, oldestMajor, oldestMinor] = manifest.engines.node.match(/^>=(\d+)\.(\d+)/).map(Number);
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(
    `Node ${manifest.engines.node} is needed, this is ${process.version}: see https://nodejs.org.`,
  );
}

function install() {
  console.log("Installing dependencies (only the first time and after they change) …");
  const { status } = spawnSync(
    "npx",
    [
      "--yes",
      manifest.packageManager,
      "install",
      "--frozen-lockfile",
      "--prefer-offline",
      ...filters[scope],
    ],
    // Without a terminal pnpm would ask before it replaces a node_modules that another tool made.
    {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
      env: { ...process.env, CI: "true" },
    },
  );
  if (status !== 0) fail("The installation failed; see the output of pnpm above.");
}

/** Everything includes what `start` needs, so its record answers for both. */
function isInstalled() {
  return ["everything", scope].some((name) => readRecord(name) === fingerprint());
}

function readRecord(name) {
  try {
    return readFileSync(recordFile(name), "utf8");
  } catch {
    return undefined;
  }
}

function recordInstallation() {
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(recordFile(scope), fingerprint());
}

function recordFile(name) {
  return join(root, "node_modules", `.iotd-installed-${name}`);
}

/** Changes whenever an installation would: with the lockfile, a manifest, or the Node that runs. */
function fingerprint() {
  const packages = readdirSync(join(root, "packages")).map((name) => join("packages", name));
  const hash = createHash("sha256").update(process.version);
  for (const file of [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "package.json",
    ...[...packages.sort(), "stacks"].map((folder) => join(folder, "package.json")),
  ]) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
