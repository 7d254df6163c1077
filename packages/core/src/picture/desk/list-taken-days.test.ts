import { beforeEach, describe, expect, it } from "vitest";
import { aPicture, useTestDatabase } from "../../testing/index.ts";
import { listTakenDays } from "./list-taken-days.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const scheduled = (publishedAt: string, more = {}) =>
  aPicture(owner(), { publishedAt: new Date(publishedAt), ...more });

beforeEach(database.clear);

describe("listTakenDays", () => {
  it("days with a picture are listed from the first day on, in the site's time zone", async () => {
    await scheduled("2031-05-01T12:00:00Z");
    await scheduled("2031-05-02T22:30:00Z");
    await scheduled("2031-05-03T06:00:00Z");
    await scheduled("2031-05-09T06:00:00Z", { deletedAt: new Date("2031-01-01T00:00:00Z") });
    const ctx = { db: database.as("iotd_editor"), siteTimeZone: "Europe/Berlin" };

    expect(await listTakenDays(ctx, "2031-05-02")).toEqual(["2031-05-03"]);
    expect(await listTakenDays({ ...ctx, siteTimeZone: "UTC" }, "2031-05-01")).toEqual([
      "2031-05-01",
      "2031-05-02",
      "2031-05-03",
    ]);
  });
});
