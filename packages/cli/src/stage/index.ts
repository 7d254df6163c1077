export { askAws, isNamed } from "./ask-aws.ts";
export { reachStage, type Stage } from "./reach-stage.ts";
export { getStackOutputs } from "./stack-outputs.ts";
