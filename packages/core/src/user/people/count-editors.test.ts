import { beforeEach, describe, expect, it } from "vitest";
import { anEditor, useTestDatabase } from "../../testing/index.ts";
import { countEditors } from "./count-editors.ts";

const database = useTestDatabase();

beforeEach(database.clear);

describe("counting editors", () => {
  it("finds none where there are none", async () => {
    expect(await countEditors({ db: database.as("iotd_owner") })).toBe(0);
  });

  it("counts each of them", async () => {
    const db = database.as("iotd_owner");
    await anEditor(db);
    await anEditor(db);

    expect(await countEditors({ db })).toBe(2);
  });
});
