import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { linkLambdaModules } from "./link-lambda-modules.ts";

/** Runs a file below the folder, and returns what it prints. */
async function runBelow(file: string, code: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "iotd-modules-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await linkLambdaModules(folder);
  const path = join(folder, "function", "code", file);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, code);
  const { stdout } = await promisify(execFile)(process.execPath, [path]);
  return stdout.trim();
}

const binaries = `@img/sharp-${process.platform}-${process.arch}/package`;

describe("linkLambdaModules", () => {
  it("lets functions import the AWS SDK", async () => {
    const code = `import { S3Client } from "@aws-sdk/client-s3"; console.log(S3Client.name);`;

    expect(await runBelow("handler.mjs", code)).toBe("S3Client");
  });

  it("lets functions require the AWS SDK", async () => {
    const code = `console.log(require("@aws-sdk/client-s3").S3Client.name);`;

    expect(await runBelow("handler.cjs", code)).toBe("S3Client");
  });

  it("lets functions require sharp's binaries for this machine's processor", async () => {
    const code = `console.log(require("${binaries}").name);`;

    expect(await runBelow("handler.cjs", code)).toBe(binaries.replace("/package", ""));
  });
});
