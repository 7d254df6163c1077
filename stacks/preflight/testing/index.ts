export { keys, useAwsEnvironment } from "./aws-environment.ts";
export {
  type AwsAnswer,
  type AwsReaction,
  type AwsRequest,
  jsonAnswer,
  jsonError,
  queryAnswer,
  startAwsServer,
  xmlError,
} from "./aws-server.ts";
