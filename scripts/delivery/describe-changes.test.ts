import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { describeChanges } from "./describe-changes.mjs";
import { templateChanges } from "./template-changes.mjs";

/**
 * Templates of a deployed stage and of a build in which the database's key is another, a bucket's
 * construct has been renamed and a page has been changed.
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
  it("finds nothing between a template and itself", () => {
    expect(same.changes).toEqual([]);
  });

  it("knows that another key replaces the database", () => {
    expect(replaced.changes).toContainEqual({
      stack: "pre-iotd-Database",
      resource: "ClusterEB0386A7",
      type: "AWS::RDS::DBCluster",
      effect: "replaced",
      properties: ["KmsKeyId"],
    });
  });

  it("knows what is kept when it leaves its stack", () => {
    const deployed = read("deployed", "pre-iotd-Cdn.template.json");
    deployed.Resources.MediaA721A567.DeletionPolicy = "Retain";

    expect(
      templateChanges("pre-iotd-Cdn", deployed, read("built", "pre-iotd-Cdn.template.json")),
    ).toContainEqual(expect.objectContaining({ resource: "MediaA721A567", effect: "left behind" }));
  });

  it("takes every resource of a new stack as added", () => {
    expect(new Set(changesOf("", "deployed").map(({ effect }) => effect))).toEqual(
      new Set(["added"]),
    );
  });
});

describe("describeChanges", () => {
  it("puts the loss of data on top and blocks", async () => {
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

    expect(markdown).toContain("**This would cost data.**");
    expect(markdown).toContain("The label `accept-data-loss` says that this is meant.");
    expect(isBlocked).toBe(false);
  });

  it.each(["replaced", "perhaps replaced", "deleted", "left behind"])(
    "blocks a bucket that is %s, and no function that is",
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

  it("does not block what changes and adds", () => {
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

  it("stays within what GitHub takes as a comment, however much is new", () => {
    const many = Array.from({ length: 1_000 }, (_, number) => ({
      stack: "pre-iotd-Database",
      resource: `ResourceWithARatherLongLogicalName${number}`,
      type: "AWS::EC2::SubnetRouteTableAssociation",
      effect: "added",
      properties: [],
    }));
    const stages = ["pre", "prod"].map((stage) => ({ stage, newStacks: [], changes: many }));

    const { markdown } = describeChanges({ stages, migrations, isDataLossAccepted: false });

    // The section about migrations may have 20,000 more.
    expect(markdown.length).toBeLessThan(45_000);
    expect(markdown).toContain("… and 900 more");
    expect(markdown).toContain("| pre | 1000 |");
  });

  it.each([
    ["a stage could not be compared", { stages: [same, { stage: "pre" }], migrations }],
    ["the migrations could not be read", { stages: [same], migrations: undefined }],
  ])("blocks when %s, accepted or not", (_, what) => {
    const { isBlocked, markdown } = describeChanges({ ...what, isDataLossAccepted: true });

    expect(isBlocked).toBe(true);
    expect(markdown).toMatch(/not known/i);
  });
});
