import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("../../bin/dev.mjs", import.meta.url));

describe("npm run dev", () => {
  it("ends with 1 and one sentence when it cannot start", async () => {
    const ended = promisify(execFile)(process.execPath, [program, "--cloud-db"]);

    await expect(ended).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: "Name the stage whose database it is: --stage <name>.\n",
    });
  });
});
