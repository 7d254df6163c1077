import { beforeEach, describe, expect, it } from "vitest";
import { anEditor, useTestDatabase } from "../../testing/index.ts";
import { countEditors } from "./count-editors.ts";

const database = useTestDatabase();

beforeEach(database.clear);

describe("countEditors", () => {
  it("there are 0 editors without accounts", async () => {
    expect(await countEditors({ db: database.as("iotd_owner") })).toBe(0);
  });

  it("each editor is counted", async () => {
    const db = database.as("iotd_owner");
    await anEditor(db);
    await anEditor(db);

    expect(await countEditors({ db })).toBe(2);
  });
});
