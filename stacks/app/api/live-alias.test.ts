import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { createServiceFunction } from "../../base/function/service-function.ts";
import { Keys } from "../../base/keys.ts";
import { asRecord } from "../../testing/json-value.ts";
import { synthesise } from "../../testing/synthesise.ts";
import { createLiveAlias } from "./live-alias.ts";

/** The template of a stack with one bundled function, which greets `name`, and its alias. */
async function deploy(name: string) {
  const folder = await mkdtemp(join(tmpdir(), "iotd-handler-"));
  await writeFile(join(folder, "package.json"), "{}");
  await writeFile(join(folder, "hello.ts"), `export const handler = async () => "Hello, ${name}";`);
  const { template } = await synthesise("prod", {
    bundle: ["Hello"],
    define: (app) => {
      app.stack(Keys).stack(function Hello(context) {
        const fn = createServiceFunction(context, "Hello", {
          description: "says hello",
          handler: `${relative(process.cwd(), folder)}/hello.handler`,
          memoryMegabytes: 128,
          timeoutSeconds: 1,
        });
        createLiveAlias(context, fn, [], {
          app: "public",
          siteUrl: "https://iotd.example.com",
          originSecret: "secret",
        });
      });
    },
  });
  await rm(folder, { recursive: true });
  const hello = template("Hello");
  const [alias] = Object.values(hello.findResources("AWS::Lambda::Alias"));
  const functions = hello.findResources("AWS::Lambda::Function");
  const versions = hello.findResources("AWS::Lambda::Version");
  return {
    versions: Object.keys(versions),
    retention: Object.values(versions).map(({ DeletionPolicy }) => DeletionPolicy),
    functions,
    hook: asRecord(asRecord(asRecord(alias).UpdatePolicy).CodeDeployLambdaAliasUpdate)
      .BeforeAllowTrafficHook,
    aliasTo: asRecord(asRecord(alias).Properties).FunctionVersion,
  };
}

// One after the other, because SST keeps the current project in a global variable.
const world = await deploy("world");
const moon = await deploy("moon");
const worldAgain = await deploy("world");

it("new code creates a new version, which the alias points to", () => {
  expect(world.versions).toHaveLength(1);
  expect(moon.versions).toHaveLength(1);
  expect(moon.versions).not.toEqual(world.versions);
  expect(moon.aliasTo).toEqual({ "Fn::GetAtt": [moon.versions[0], "Version"] });
});

it("the same code keeps its version when it is deployed again", () => {
  expect(worldAgain.versions).toEqual(world.versions);
});

it("a version is retained after the alias has moved to another", () => {
  expect(world.retention).toEqual(["Retain"]);
});

it("a function checks each new version before the alias moves to it", () => {
  const { functions, hook, versions } = world;

  const [checkId = ""] = Object.keys(functions).filter((id) => id.startsWith("CheckHello"));
  expect(hook).toEqual({ Ref: checkId });
  expect(functions[checkId]?.Properties.Environment.Variables).toMatchObject({
    CHECKED_APP: "public",
    CHECKED_VERSION: { Ref: versions[0] },
    SITE_URL: "https://iotd.example.com",
  });
});
