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

/** The credentials of a connection that the environment describes. */
function credentials() {
  const connection = readDatabaseConnection({
    DATABASE_HOST: "database.example.org",
    DATABASE_NAME: "iotd",
    DATABASE_USER: "iotd_public",
    DATABASE_ACCESS_KEY_FILE: file,
    AWS_REGION: "eu-west-1",
  });
  if (connection.auth !== "iam") throw new Error("it signs in with a password");
  return connection.credentials;
}

const write = (content: unknown) => writeFile(file, JSON.stringify(content));

describe("DATABASE_ACCESS_KEY_FILE", () => {
  it("the access key in the file replaces Lambda's credentials", async () => {
    await write({ accessKeyId: "LOCAL1", secretAccessKey: "hunter2" });

    expect(await credentials()()).toEqual({ accessKeyId: "LOCAL1", secretAccessKey: "hunter2" });
  });

  it("the file is read for every token, so a new key works without a restart", async () => {
    const find = credentials();
    await write({ accessKeyId: "LOCAL1", secretAccessKey: "hunter2" });
    await find();

    await write({ accessKeyId: "LOCAL2", secretAccessKey: "hunter3" });

    expect(await find()).toEqual({ accessKeyId: "LOCAL2", secretAccessKey: "hunter3" });
  });

  it("the error for a missing file names the variable and the file", async () => {
    await expect(credentials()()).rejects.toMatchObject({
      message: `DATABASE_ACCESS_KEY_FILE: ${file} cannot be read. Start the program that writes it, or unset the variable.`,
      cause: { code: "ENOENT" },
    });
  });

  it.each([
    ["not JSON", "hunter2"],
    ["truncated", '{"accessKeyId":"LOCAL1","secretAccessKey":"hunter2'],
    ["without the secret", '{"accessKeyId":"hunter2"}'],
    ["with an empty id", '{"accessKeyId":"","secretAccessKey":"hunter2"}'],
  ])(
    "a file that is %s is refused with an error that does not show its content",
    async (_, content) => {
      await writeFile(file, content);

      // Equal means without a cause, which would be printed too.
      await expect(credentials()()).rejects.toEqual(
        new Error(
          `DATABASE_ACCESS_KEY_FILE: ${file} must be JSON with accessKeyId and secretAccessKey.`,
        ),
      );
    },
  );
});
