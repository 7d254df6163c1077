import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loginRoles } from "@iotd/core/database/login-roles";
import { aTemporaryFolder } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { loadSecrets } from "./secrets.ts";

let folder: string;

beforeEach(async () => {
  folder = await aTemporaryFolder();
});

describe("the secrets", () => {
  it("are made once, in a file that only its owner can read", async () => {
    const made = await loadSecrets(folder);

    expect(await loadSecrets(folder)).toEqual(made);
    expect((await stat(join(folder, "secrets.json"))).mode & 0o777).toBe(0o600);
  });

  it("have a different access key for each login role", async () => {
    const { accessKeys } = await loadSecrets(folder);

    expect(Object.keys(accessKeys)).toEqual(loginRoles);
    for (const part of ["accessKeyId", "secretAccessKey"] as const) {
      expect(new Set(Object.values(accessKeys).map((key) => key[part])).size).toBe(4);
    }
  });

  it("of a version without access keys are kept, and access keys are added", async () => {
    const older = { authSecret: "a".repeat(40), rolePassword: "b".repeat(20) };
    await writeFile(join(folder, "secrets.json"), JSON.stringify(older));

    const loaded = await loadSecrets(folder);

    expect(loaded).toMatchObject(older);
    expect(JSON.parse(await readFile(join(folder, "secrets.json"), "utf8"))).toEqual(loaded);
  });
});
