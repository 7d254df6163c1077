import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { createServiceFunction } from "../../base/function/service-function.ts";
import { Keys } from "../../base/keys.ts";
import { asRecord } from "../../testing/json-value.ts";
import { synthesise } from "../../testing/synthesise.ts";
import { goLive } from "./go-live.ts";

/** Each bundles two functions, one of them with clients of AWS, on machines that do other work besides. */
vi.setConfig({ testTimeout: 90_000 });

/** The template of a stack whose only function is `source`, bundled, behind its alias. */
async function deploy(source: string) {
  const folder = await mkdtemp(join(tmpdir(), "iotd-handler-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "package.json"), "{}");
  await writeFile(join(folder, "hello.ts"), source);
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

const hello = (whom: string) => `export const handler = async () => "Hello, ${whom}";`;

it("new code makes a new version, which the alias moves to", async () => {
  const before = await deploy(hello("world"));
  const after = await deploy(hello("moon"));

  expect(before.versions).toHaveLength(1);
  expect(after.versions).toHaveLength(1);
  expect(after.versions).not.toEqual(before.versions);
  expect(after.aliasTo).toEqual({ "Fn::GetAtt": [after.versions[0], "Version"] });
});

it("the same code makes no new version, and code that comes back brings its version back", async () => {
  const first = await deploy(hello("world"));
  const again = await deploy(hello("world"));

  expect(again.versions).toEqual(first.versions);
});

it("a version that the alias has left is kept", async () => {
  expect((await deploy(hello("world"))).retention).toEqual(["Retain"]);
});

it("a new version is asked whether it is well, before the alias moves", async () => {
  const { functions, hook, versions } = await deploy(hello("world"));

  const [checkId = ""] = Object.keys(functions).filter((id) => id.startsWith("CheckHello"));
  expect(hook).toEqual({ Ref: checkId });
  expect(functions[checkId]?.Properties.Environment.Variables).toMatchObject({
    CHECKED_APP: "public",
    CHECKED_VERSION: { Ref: versions[0] },
    SITE_URL: "https://iotd.example.com",
  });
});
