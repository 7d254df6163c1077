import { describe, expect, it } from "vitest";
import { resolveStage } from "../testing/resolve.ts";
import { synthesise } from "../testing/synthesise.ts";

const stage = await synthesise("prod");
const { resource, resources } = resolveStage(stage);

describe("a deployment", () => {
  it.each(["Api", "Images", "Operations"])(
    "the database is migrated and assets are published before the stack %s is deployed",
    (stackName) => {
      expect(stage.deployedBefore(stackName)).toContain("Release");
    },
  );

  it("the login roles are created before the database is migrated", () => {
    expect(stage.deployedBefore("Release")).toContain("Database");
  });

  it.each(["Keys", "Alerts", "Network", "Cdn", "Uploads", "Database"])(
    "the base stack %s depends on no stack of the app",
    (stackName) => {
      const app = ["Release", "Operations", "Images", "Api", "Dashboard"];

      expect(stage.deployedBefore(stackName).filter((name) => app.includes(name))).toEqual([]);
    },
  );

  it.each([
    ["Release.RunMigrate", "Release.Migrate"],
    ["Release.RunPublishAssets", "Release.PublishAssets"],
  ])("%s invokes a version, so it runs only when the content of %s is new", (run, fn) => {
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

  it("the deployment waits for a migration as long as the function may run", () => {
    const seconds = Number(resource("Release.Migrate").properties.Timeout);

    expect(resource("Release.RunMigrate").properties.Timeout).toBe(String(seconds * 1_000));
  });

  it("the migration is the last resource of its stack, so no later failure rolls it back", () => {
    const migration = resource("Release.RunMigrate");
    const others = resources({ stackName: "Release" })
      .filter(({ name }) => name !== migration.name)
      .map(({ logicalId }) => logicalId);

    expect(others.filter((id) => !isBefore(migration.logicalId, id))).toEqual([]);
  });
});

/** Whether CloudFormation creates `id` before `later`, because of a reference or DependsOn. */
function isBefore(later: string, id: string, seen = new Set<string>()): boolean {
  if (seen.has(later)) return false;
  seen.add(later);
  const named = JSON.stringify(stage.template("Release").toJSON().Resources[later]);
  const direct = resources({ stackName: "Release" })
    .map(({ logicalId }) => logicalId)
    .filter((other) => other !== later && named.includes(`"${other}"`));
  return direct.includes(id) || direct.some((other) => isBefore(other, id, seen));
}
