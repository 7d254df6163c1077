export { type Caller, type Connection, clientSettings } from "./connection.ts";
export { explainNetworkError } from "./explain-network-error.ts";
export { type CredentialSources, loadCredentials, usedProfile } from "./load-credentials.ts";
export { refuseMissingCredentials } from "./refuse-missing-credentials.ts";
