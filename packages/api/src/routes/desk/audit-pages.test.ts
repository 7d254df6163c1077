import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { useDesk } from "../../testing/use-desk.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const { get, post } = useDesk(database);

describe("the audit log page", () => {
  it("lists the changes to a picture", async () => {
    const { id } = await aPicture(owner(), { name: "Rocket" });
    await post(`/admin/pictures/${id}/delete`);

    expect(await get(`/admin/audit?picture=${id}`)).toMatch(/An editor<\/a> deleted/);
  });
});
