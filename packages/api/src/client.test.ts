import type { PictureJson } from "@iotd/core/picture";
import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import { createClient } from "./client.ts";
import type { Problem } from "./http/problem.ts";
import { createTestApps, site } from "./testing/test-apps.ts";

const database = useTestDatabase();
const client = () => {
  const { publicApp } = createTestApps(database);
  return createClient(site.url, { fetch: async (url, init) => publicApp.request(url, init) });
};

beforeEach(database.clear);

describe("the typed client", () => {
  it("reads today's picture", async () => {
    await aPicture(database.as("iotd_owner"), { name: "Cat" });

    const answer = await client().api.today.$get();

    if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
    const picture = await answer.json();
    expectTypeOf(picture).toEqualTypeOf<PictureJson>();
    expect(picture.name).toBe("Cat");
  });

  it("reads a failure as a problem", async () => {
    const answer = await client().api.days[":day"].$get({ param: { day: "yesterday" } });

    if (answer.status !== 422) throw new Error(`answered ${answer.status}`);
    const problem = await answer.json();
    expectTypeOf(problem).toEqualTypeOf<Problem>();
    expect(problem.errors?.[0]?.pointer).toBe("/day");
  });

  it("reads one page of the list and its cursor", async () => {
    for (const name of ["one", "two"]) await aPicture(database.as("iotd_owner"), { name });

    const first = await client().api.pictures.$get({ query: { limit: "1" } });
    if (first.status !== 200) throw new Error(`answered ${first.status}`);
    const { items, nextCursor } = await first.json();

    expect(items).toHaveLength(1);
    expect(nextCursor).not.toBeNull();
  });

  it("does not compile for a path that the API does not have", () => {
    // @ts-expect-error There are no users.
    expect(() => client().api.users).not.toThrow();
  });
});
