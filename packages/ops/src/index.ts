export { type Command, commandNames, parseCommand, runCommand } from "./commands.ts";
export { depsFromEnvironment } from "./deps-from-environment.ts";
export { createAdmin, type OperationDeps } from "./operations.ts";
