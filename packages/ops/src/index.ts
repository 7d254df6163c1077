export { runCli } from "./cli.ts";
export { depsFromEnvironment } from "./deps-from-environment.ts";
export { createAdmin, migrate, type OperationDeps, sweep } from "./operations.ts";
