import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { viewerAddressHeader } from "@iotd/api/viewer-address-header";
import { instanceConnections } from "@iotd/core/database/instance-connections";
import { assetsPrefix, mediaPrefix, originalsPrefix, uploadHeaders } from "@iotd/core/storage";
import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "./stages.ts";

const everyName = [...stageNames, "anna"];

describe("the table of stages", () => {
  it("gives a name that is not in it dev's row, at an address of its own", () => {
    expect(stageSettings("anna")).toEqual({ ...stageSettings("dev"), subdomain: "iotd.anna" });
  });

  it.each(["constructor", "toString", "__proto__"])("holds %s for somebody's own stage", (name) => {
    expect(stageSettings(name)).toEqual({ ...stageSettings("dev"), subdomain: `iotd.${name}` });
  });

  it("protects prod and nothing else", () => {
    expect(everyName.filter((name) => stageSettings(name).isProtected)).toEqual(["prod"]);
  });

  it("gives every stage its own address", () => {
    const addresses = everyName.map((name) => stageSettings(name).subdomain);

    expect(new Set(addresses)).toHaveLength(everyName.length);
  });

  it.each(everyName)("never has a function of %s wait for a connection of the proxy", (name) => {
    const { concurrency, database, throttle, picturesAtATime } = stageSettings(name);
    const connections = (database.maxConnections * database.proxyConnectionsPercent) / 100;
    const instances = concurrency
      ? Object.values(concurrency).reduce((sum, reserved) => sum + reserved, 0)
      : throttle.burstRequests + picturesAtATime;

    expect(instanceConnections * instances).toBeLessThanOrEqual(connections);
  });

  it.each(everyName)("has an instance for every picture that %s processes at a time", (name) => {
    const { concurrency, picturesAtATime } = stageSettings(name);

    expect(picturesAtATime).toBeLessThanOrEqual(concurrency?.imageProcessor ?? picturesAtATime);
  });

  it.each(everyName)("has the database of %s awake, since its proxy would keep it so", (name) => {
    expect(stageSettings(name).database.minCapacityAcu).toBeGreaterThanOrEqual(0.5);
  });

  it("is the only source that knows a stage by name", async () => {
    const sources = await readSources();

    const knowing = sources
      .filter(({ path }) => path !== join("stacks", "stages.ts"))
      .flatMap(
        ({ path, code }) => code.match(stageName)?.map((found) => `${path}: ${found}`) ?? [],
      );

    expect(sources.length).toBeGreaterThan(50);
    expect(knowing).toEqual([]);
  });
});

describe("the stacks' sources", () => {
  it("repeat no object prefix, upload header or viewer address header, but import them", async () => {
    const shared = [
      originalsPrefix,
      mediaPrefix,
      assetsPrefix,
      ...uploadHeaders,
      viewerAddressHeader,
    ];

    const repeating = (await readSources())
      .filter(({ code }) =>
        shared.some((text) => code.toLowerCase().includes(`"${text.toLowerCase()}`)),
      )
      .map(({ path }) => path);

    expect(repeating).toEqual([]);
  });
});

/**
 * A stage's name as a value, or as what a value is compared with; `dev` only as the latter, since it
 * is a command and a mode of SST too. In a sentence it is only mentioned.
 */
const stageName = new RegExp(
  [
    /(?<=["'`])(?:pre|prod)(?=["'`])/,
    /[!=]==?\s*["'`]dev["'`]|["'`]dev["'`]\s*[!=]==?|\bcase ["'`]dev["'`]|\[["'`]dev["'`]/,
    /\.(?:startsWith|endsWith|includes|match|test)\(\W*(?:dev|pre|prod)\b/,
    /\.(?:dev|pre|prod)\b(?!\.)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** A string, which stays, or a comment, which goes. */
const stringOrComment =
  /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** The code of all stacks, without comments, tests and what only tests use. */
async function readSources(): Promise<{ readonly path: string; readonly code: string }[]> {
  const isOurs = (path: string) => !/\bnode_modules\b|\btesting\b|\.test\.ts$/.test(path);
  const files = await readdir("stacks", { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile() && file.name.endsWith(".ts"))
    .map((file) => join(file.parentPath, file.name))
    .filter(isOurs);
  return Promise.all(
    ["sst.config.ts", ...paths].map(async (path) => ({
      path,
      code: (await readFile(path, "utf8")).replace(stringOrComment, (_, text = "") => text),
    })),
  );
}
