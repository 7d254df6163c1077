import type { ResolvedStage } from "../resolve.ts";
import type { NamedPolicy } from "./identity-policies.ts";

/** The policies of the stage's VPC endpoints, of which there is one, for S3. */
export const endpointPolicies = (stage: ResolvedStage): NamedPolicy[] =>
  stage
    .resources({ type: "AWS::EC2::VPCEndpoint" })
    .map(({ name, properties }) => ({ name, policy: properties.PolicyDocument }));
