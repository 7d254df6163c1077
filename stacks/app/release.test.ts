import { describe, expect, it } from "vitest";
import { resolveStage } from "../testing/resolve.ts";
import { synthesise } from "../testing/synthesise.ts";

const stage = await synthesise("prod");
const { resource, resources } = resolveStage(stage);

describe("a deployment", () => {
  it.each(["Api", "Images", "Operations"])(
    "migrates the database and publishes the assets before the code of %s is new",
    (stackName) => {
      expect(stage.deployedBefore(stackName)).toContain("Release");
    },
  );

  it("migrates a database whose login roles are made", () => {
    expect(stage.deployedBefore("Release")).toContain("Database");
  });

  it.each(["Keys", "Alerts", "Network", "Cdn", "Uploads", "Database"])(
    "of a release changes nothing below it: %s knows no stack of the app",
    (stackName) => {
      const app = ["Release", "Operations", "Images", "Api", "Dashboard"];

      expect(stage.deployedBefore(stackName).filter((name) => app.includes(name))).toEqual([]);
    },
  );

  it.each([
    ["Release.RunMigrate", "Release.Migrate"],
    ["Release.RunPublishAssets", "Release.PublishAssets"],
  ])("runs in %s a version, which only new content makes: nothing new, nothing run", (run, fn) => {
    const versions = resources({ type: "AWS::Lambda::Version" }).filter(
      ({ properties }) => properties.FunctionName === fn,
    );

    expect(versions).toHaveLength(1);
    expect(resource(run)).toMatchObject({
      type: "Custom::Trigger",
      properties: {
        HandlerArn: expect.stringContaining(`:function:${fn}:${versions[0]?.name}`),
        InvocationType: "RequestResponse",
        ExecuteOnHandlerChange: true,
      },
    });
  });

  it("waits for a migration as long as the function may take", () => {
    const seconds = Number(resource("Release.Migrate").properties.Timeout);

    expect(resource("Release.RunMigrate").properties.Timeout).toBe(String(seconds * 1_000));
  });

  it("migrates last in its stack, so that nothing that fails after it takes it back", () => {
    const migration = resource("Release.RunMigrate");
    const others = resources({ stackName: "Release" })
      .filter(({ name }) => name !== migration.name)
      .map(({ logicalId }) => logicalId);

    expect(others.filter((id) => !isBefore(migration.logicalId, id))).toEqual([]);
  });
});

/** Whether CloudFormation makes `id` before `later`, by reference or because it is told so. */
function isBefore(later: string, id: string, seen = new Set<string>()): boolean {
  if (seen.has(later)) return false;
  seen.add(later);
  const named = JSON.stringify(stage.template("Release").toJSON().Resources[later]);
  const direct = resources({ stackName: "Release" })
    .map(({ logicalId }) => logicalId)
    .filter((other) => other !== later && named.includes(`"${other}"`));
  return direct.includes(id) || direct.some((other) => isBefore(other, id, seen));
}
