export { refuseStageName } from "../preflight/refuse-stage-name.ts";
export { deliveryNames, gitHubStackName } from "./delivery-names.ts";
export {
  gitHubAudience,
  gitHubHost,
  isRepository,
  type Repository,
  repositoryPath,
} from "./git-hub.ts";
