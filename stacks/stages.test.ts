import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { viewerAddressHeader } from "@iotd/api/viewer-address-header";
import { instanceConnections } from "@iotd/core/database/instance-connections";
import { assetsPrefix, mediaPrefix, originalsPrefix, uploadHeaders } from "@iotd/core/storage";
import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "./stages.ts";

const everyName = [...stageNames, "anna"];

describe("the table of stages", () => {
  it("a stage that is not in the table has dev's settings and its own subdomain", () => {
    expect(stageSettings("anna")).toEqual({ ...stageSettings("dev"), subdomain: "iotd.anna" });
  });

  it.each(["constructor", "toString", "__proto__"])(
    "a stage named %s is a personal stage",
    (name) => {
      expect(stageSettings(name)).toEqual({ ...stageSettings("dev"), subdomain: `iotd.${name}` });
    },
  );

  it("prod is protected, logs its traffic, and has a web ACL, three zones, a reader and no bastion", () => {
    expect(stageSettings("prod")).toMatchObject({
      ...{ isProtected: true, flowLogs: true, bastion: false, availabilityZones: 3 },
      webAcl: expect.anything(),
      database: { readers: 1, backupRetentionDays: 35 },
    });
  });

  it.each(["dev", "pre", "anna"])("%s can be removed, and has a bastion and two zones", (name) => {
    expect(stageSettings(name)).toMatchObject({
      ...{ isProtected: false, flowLogs: false, bastion: true, availabilityZones: 2 },
      webAcl: undefined,
      database: { readers: 0 },
    });
  });

  it("every stage has its own subdomain", () => {
    const addresses = everyName.map((name) => stageSettings(name).subdomain);

    expect(new Set(addresses)).toHaveLength(everyName.length);
  });

  it.each(everyName)(
    "the functions of %s together open no more connections than the proxy has",
    (name) => {
      const { concurrency, database, throttle, picturesAtATime } = stageSettings(name);
      const connections = (database.maxConnections * database.proxyConnectionsPercent) / 100;
      const instances = concurrency
        ? Object.values(concurrency).reduce((sum, reserved) => sum + reserved, 0)
        : throttle.burstRequests + picturesAtATime;

      expect(instanceConnections * instances).toBeLessThanOrEqual(connections);
    },
  );

  it.each(everyName)(
    "%s reserves an instance for each picture that is processed at a time",
    (name) => {
      const { concurrency, picturesAtATime } = stageSettings(name);

      expect(picturesAtATime).toBeLessThanOrEqual(concurrency?.imageProcessor ?? picturesAtATime);
    },
  );

  it.each(everyName)(
    "the database of %s never scales to zero, because its proxy would keep it running",
    (name) => {
      expect(stageSettings(name).database.minCapacityAcu).toBeGreaterThanOrEqual(0.5);
    },
  );

  it("only stacks/stages.ts contains the names of stages", async () => {
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

describe("the sources of the stacks", () => {
  it("the stacks import object prefixes and header names instead of repeating them", async () => {
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
 * A stage's name as a value, or as what a value is compared with; `dev` only as the latter, because it
 * is also a command and a mode of SST. A name within a sentence does not count.
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

/** A string, which is kept, or a comment, which is removed. */
const stringOrComment =
  /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** The code of all stacks without comments, tests and test helpers. */
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
