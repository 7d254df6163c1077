import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { readDatabaseConnection } from "./settings.ts";

let file: string;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "iotd-key-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  file = join(folder, "iotd_public.json");
});

/** What a new connection is signed with, once the environment has been read. */
function credentials() {
  const connection = readDatabaseConnection({
    DATABASE_HOST: "database.example.org",
    DATABASE_NAME: "iotd",
    DATABASE_USER: "iotd_public",
    DATABASE_ACCESS_KEY_FILE: file,
    AWS_REGION: "eu-west-1",
  });
  if (connection.auth !== "iam") throw new Error("It signs in by password.");
  return connection.credentials;
}

const write = (content: unknown) => writeFile(file, JSON.stringify(content));

describe("the access key that DATABASE_ACCESS_KEY_FILE names", () => {
  it("signs in place of the credentials that Lambda keeps", async () => {
    await write({ accessKeyId: "LOCAL1", secretAccessKey: "hunter2" });

    expect(await credentials()()).toEqual({ accessKeyId: "LOCAL1", secretAccessKey: "hunter2" });
  });

  it("is read whenever a token is made, so that a new one is taken without a restart", async () => {
    const find = credentials();
    await write({ accessKeyId: "LOCAL1", secretAccessKey: "hunter2" });
    await find();

    await write({ accessKeyId: "LOCAL2", secretAccessKey: "hunter3" });

    expect(await find()).toEqual({ accessKeyId: "LOCAL2", secretAccessKey: "hunter3" });
  });

  it("is missed, by the names of variable and file", async () => {
    await expect(credentials()()).rejects.toMatchObject({
      message: `DATABASE_ACCESS_KEY_FILE: ${file} cannot be read. Start the program that writes it, or unset the variable.`,
      cause: { code: "ENOENT" },
    });
  });

  it.each([
    ["no JSON", "hunter2"],
    ["broken off", '{"accessKeyId":"LOCAL1","secretAccessKey":"hunter2'],
    ["without its secret", '{"accessKeyId":"hunter2"}'],
    ["with an empty id", '{"accessKeyId":"","secretAccessKey":"hunter2"}'],
  ])("is refused when it is %s, and nothing of it is shown", async (_, content) => {
    await writeFile(file, content);

    // A cause, too, would be printed.
    await expect(credentials()()).rejects.toEqual(
      new Error(
        `DATABASE_ACCESS_KEY_FILE: ${file} must be JSON with accessKeyId and secretAccessKey.`,
      ),
    );
  });
});
