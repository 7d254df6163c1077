import { readFile, stat, writeFile } from "node:fs/promises";
import { aTemporaryFolder } from "@iotd/core/testing";
import { expect, it, onTestFinished } from "vitest";
import { openLog } from "./open-log.ts";

it("the log has every line, and warnings are printed as a sentence with their innermost cause", async () => {
  const printed: string[] = [];
  const { log, file, close } = openLog(await aTemporaryFolder(), (line) => printed.push(line));
  onTestFinished(close);

  log.info("answered");
  log.warn("request failed", {
    error: new Error("Failed query", { cause: new Error("No space") }),
  });
  log.warn("the database proxy refused a client", { reason: "The token has expired." });
  log.error("a message was lost");

  expect(printed).toEqual([
    "Warning: request failed: No space",
    "Warning: the database proxy refused a client: The token has expired.",
    "Warning: a message was lost",
  ]);
  expect((await readFile(file, "utf8")).trimEnd().split("\n")).toHaveLength(4);
});

it("the log of an earlier version becomes private and is continued", async () => {
  const folder = await aTemporaryFolder();
  await writeFile(`${folder}/service.log`, "earlier\n", { mode: 0o644 });

  const { log, file, close } = openLog(folder, () => undefined);
  log.info("later");
  await close();
  log.info("after the end, which is lost");

  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, "utf8")).toMatch(/^earlier\n.*"later".*\n$/);
});
