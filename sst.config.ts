// Imported first and on its own line: sst dev imports it together with other modules that use top-level
// await, and Node 20 and 22 may then never finish one of them and hang at "Checking for changes" (docs/decisions/0014-sst-dev-hang.md).
import "sst/constructs";
import type { SSTConfig } from "sst";
import { engineVersionName } from "./stacks/base/database/engine.ts";
import { defineStacks } from "./stacks/index.ts";
import { checkAccount, checkCommand } from "./stacks/preflight/index.ts";
import { appName } from "./stacks/stages.ts";

const config: SSTConfig = {
  async config(commandLine) {
    const { region } = await checkCommand(commandLine);
    return { name: appName, ...(region && { region }) };
  },
  async stacks(app) {
    await defineStacks(app, await checkAccount(app, { engineVersion: engineVersionName }));
  },
};

export default config;
