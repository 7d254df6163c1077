import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { aTemporaryFolder } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { writeFileDurably } from "./durable-file.ts";

let directory: string;

beforeEach(async () => {
  directory = await aTemporaryFolder();
});

describe("writeFileDurably", () => {
  it("replaces the content and leaves no other file", async () => {
    const path = join(directory, "note.txt");
    await writeFileDurably(path, "old");

    await writeFileDurably(path, "new");

    expect(await readFile(path, "utf8")).toBe("new");
    expect(await readdir(directory)).toEqual(["note.txt"]);
  });

  it("makes a file that only its owner can read, by default", async () => {
    const path = join(directory, "secret.txt");

    await writeFileDurably(path, "content");

    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("never mixes the content of several writers", async () => {
    const path = join(directory, "note.txt");
    const contents = ["a", "b", "c"].map((letter) => letter.repeat(100_000));

    await Promise.all(contents.map((content) => writeFileDurably(path, content)));

    expect(contents).toContain(await readFile(path, "utf8"));
  });
});
