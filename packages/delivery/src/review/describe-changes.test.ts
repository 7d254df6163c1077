import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Change } from "./change.ts";
import { describeChanges } from "./describe-changes.ts";
import { templateChanges } from "./template-changes.ts";

/**
 * Templates of a deployed stage, and of a build with another key of the database, a renamed bucket and a changed
 * page.
 */
const folder = fileURLToPath(new URL("fixtures/replaced-database", import.meta.url));
const read = (part: string, file: string) =>
  JSON.parse(readFileSync(`${folder}/${part}/${file}`, "utf8"));
const changesOf = (deployed: string, built: string) =>
  readdirSync(`${folder}/built`).flatMap((file) =>
    templateChanges(
      file.replace(".template.json", ""),
      deployed ? read(deployed, file) : undefined,
      read(built, file),
    ),
  );
const replaced = { stage: "pre", newStacks: [], changes: changesOf("deployed", "built") };
const same = { stage: "prod", newStacks: [], changes: changesOf("deployed", "deployed") };
const migrations = "None.";

describe("templateChanges", () => {
  it("finds no changes between a template and itself", () => {
    expect(same.changes).toEqual([]);
  });

  it("reports that another key replaces the database", () => {
    expect(replaced.changes).toContainEqual({
      stack: "pre-iotd-Database",
      resource: "ClusterEB0386A7",
      type: "AWS::RDS::DBCluster",
      effect: "replaced",
      properties: ["KmsKeyId"],
    });
  });

  it("reports a resource that is removed from its stack but kept as left behind", () => {
    const deployed = read("deployed", "pre-iotd-Cdn.template.json");
    deployed.Resources.MediaA721A567.DeletionPolicy = "Retain";

    expect(
      templateChanges("pre-iotd-Cdn", deployed, read("built", "pre-iotd-Cdn.template.json")),
    ).toContainEqual(expect.objectContaining({ resource: "MediaA721A567", effect: "left behind" }));
  });

  it("reports a resource whose type changes as a replacement of the old type", () => {
    const withType = (Type: string) => ({ Resources: { Files: { Type, Properties: {} } } });

    expect(
      templateChanges("pre-iotd-Cdn", withType("AWS::S3::Bucket"), withType("AWS::SQS::Queue")),
    ).toMatchObject([{ type: "AWS::S3::Bucket", effect: "replaced" }]);
  });

  it("reports every resource of a new stack as added", () => {
    expect(new Set(changesOf("", "deployed").map(({ effect }) => effect))).toEqual(
      new Set(["added"]),
    );
  });
});

describe("describeChanges", () => {
  it("shows the loss of data first and blocks", async () => {
    const { markdown, isBlocked } = describeChanges({
      stages: [replaced, same],
      migrations,
      isDataLossAccepted: false,
    });

    await expect(markdown).toMatchFileSnapshot("fixtures/replaced-database/comment.md");
    expect(isBlocked).toBe(true);
  });

  it("warns and does not block once the loss is accepted", () => {
    const { markdown, isBlocked } = describeChanges({
      stages: [replaced, same],
      migrations,
      isDataLossAccepted: true,
    });

    expect(markdown).toContain("**This would lose data.**");
    expect(markdown).toContain("The label `accept-data-loss` accepts this.");
    expect(isBlocked).toBe(false);
  });

  it.each(["replaced", "perhaps replaced", "deleted", "left behind"] as const)(
    "blocks if a bucket is %s, but not if a function is",
    (effect) => {
      const isBlocked = (type: string) =>
        describeChanges({
          stages: [
            {
              stage: "pre",
              newStacks: [],
              changes: [{ stack: "pre-iotd-Cdn", resource: "It", type, effect, properties: [] }],
            },
          ],
          migrations,
          isDataLossAccepted: false,
        }).isBlocked;

      expect(isBlocked("AWS::S3::Bucket")).toBe(true);
      expect(isBlocked("AWS::Lambda::Function")).toBe(false);
    },
  );

  it("does not block changed and added resources", () => {
    const { isBlocked, markdown } = describeChanges({
      stages: [
        { ...same, newStacks: ["prod-iotd-Cdn"], changes: changesOf("", "deployed") },
        { ...same, stage: "pre" },
      ],
      migrations,
      isDataLossAccepted: false,
    });

    expect(isBlocked).toBe(false);
    expect(markdown).toContain("| prod (new stacks: 1) |");
    expect(markdown).toContain("| pre | 0 | 0 | 0 | 0 |");
  });

  it("is short enough for a comment on GitHub even with many changes", () => {
    const many = Array.from(
      { length: 1_000 },
      (_, number): Change => ({
        stack: "pre-iotd-Database",
        resource: `ResourceWithARatherLongLogicalName${number}`,
        type: "AWS::EC2::SubnetRouteTableAssociation",
        effect: "added",
        properties: [],
      }),
    );
    const stages = ["pre", "prod"].map((stage) => ({ stage, newStacks: [], changes: many }));

    const { markdown } = describeChanges({ stages, migrations, isDataLossAccepted: false });

    // The section about migrations may add 20,000 characters.
    expect(markdown.length).toBeLessThan(45_000);
    expect(markdown).toContain("… and 900 more");
    expect(markdown).toContain("| pre | 1000 |");
  });

  it.each([
    ["a stage could not be compared", { stages: [same, { stage: "pre" }], migrations }],
    ["the migrations could not be read", { stages: [same], migrations: undefined }],
  ])("blocks when %s, even if a loss of data is accepted", (_, what) => {
    const { isBlocked, markdown } = describeChanges({ ...what, isDataLossAccepted: true });

    expect(isBlocked).toBe(true);
    expect(markdown).toMatch(/not known/i);
  });
});
