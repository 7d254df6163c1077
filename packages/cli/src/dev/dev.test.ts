import { describe, expect, it } from "vitest";
import { startProgram } from "../testing/start-program.ts";

describe("npm run dev", () => {
  it("exits with 1 and prints one sentence if --cloud-db is used without a stage", async () => {
    expect(await startProgram("dev", ["--cloud-db"]).ended).toEqual({
      exitCode: 1,
      output: "",
      errors: "Name the stage whose database to use: --stage <name>.\n",
    });
  });
});
