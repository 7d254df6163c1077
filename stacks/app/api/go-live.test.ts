import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { createServiceFunction } from "../../base/function/service-function.ts";
import { Keys } from "../../base/keys.ts";
import { asRecord } from "../../testing/json-value.ts";
import { synthesise } from "../../testing/synthesise.ts";
import { goLive } from "./go-live.ts";

/** The template of a stack whose only function greets `whom`, bundled, behind its alias. */
async function deploy(whom: string) {
  const folder = await mkdtemp(join(tmpdir(), "iotd-handler-"));
  await writeFile(join(folder, "package.json"), "{}");
  await writeFile(join(folder, "hello.ts"), `export const handler = async () => "Hello, ${whom}";`);
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
        goLive(context, fn, [], {
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

// One after the other: SST keeps the project that it works on in a global.
const world = await deploy("world");
const moon = await deploy("moon");
const worldAgain = await deploy("world");

it("new code makes a new version, which the alias moves to", () => {
  expect(world.versions).toHaveLength(1);
  expect(moon.versions).toHaveLength(1);
  expect(moon.versions).not.toEqual(world.versions);
  expect(moon.aliasTo).toEqual({ "Fn::GetAtt": [moon.versions[0], "Version"] });
});

it("the same code makes no new version, and code that comes back brings its version back", () => {
  expect(worldAgain.versions).toEqual(world.versions);
});

it("a version that the alias has left is kept", () => {
  expect(world.retention).toEqual(["Retain"]);
});

it("a new version is asked whether it is well, before the alias moves", () => {
  const { functions, hook, versions } = world;

  const [checkId = ""] = Object.keys(functions).filter((id) => id.startsWith("CheckHello"));
  expect(hook).toEqual({ Ref: checkId });
  expect(functions[checkId]?.Properties.Environment.Variables).toMatchObject({
    CHECKED_APP: "public",
    CHECKED_VERSION: { Ref: versions[0] },
    SITE_URL: "https://iotd.example.com",
  });
});
