export { checkAccount } from "./check-account.ts";
export { checkCommand } from "./check-command.ts";
export type { Domain } from "./find-hosted-zone.ts";
