import * as z from "zod";
import { asText } from "../json-value.ts";
import type { ResolvedResource, ResolvedStage } from "../resolve.ts";
import { arnOf } from "../synthesise.ts";

/** A policy and the resource that it applies to; a bucket's policy applies to its objects too. */
export type ResourcePolicy = { readonly arn: string; readonly policy: unknown };

const textsSchema = z.array(z.string());
const permissionSchema = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string().endsWith(".amazonaws.com"),
  SourceArn: z.string(),
  SourceAccount: z.string().optional(),
});

/** All resource policies of `stage`, including the policies of functions, which are built from permissions. Throws for an unknown kind. */
export function resourcePolicies(stage: ResolvedStage): ResourcePolicy[] {
  const arnOf = ({ stackName, logicalId }: ResolvedResource) =>
    asText(stage.resolve(stackName, { "Fn::GetAtt": [logicalId, "Arn"] }));
  const policies = stage.resources().flatMap((resource): ResourcePolicy[] => {
    const { type, properties } = resource;
    const policy = properties.PolicyDocument;
    switch (type) {
      case "AWS::S3::BucketPolicy":
        return [{ arn: `arn:aws:s3:::${asText(properties.Bucket)}`, policy }];
      case "AWS::SQS::QueuePolicy":
        return textsSchema.parse(properties.Queues).map((url) => ({ arn: queueArn(url), policy }));
      case "AWS::SNS::TopicPolicy":
        return textsSchema.parse(properties.Topics).map((arn) => ({ arn, policy }));
      case "AWS::KMS::Key":
        return [{ arn: arnOf(resource), policy: properties.KeyPolicy }];
      case "AWS::IAM::Role":
        return [{ arn: arnOf(resource), policy: properties.AssumeRolePolicyDocument }];
      case "AWS::IAM::Policy":
      case "AWS::IAM::ManagedPolicy":
      case "AWS::EC2::VPCEndpoint":
        return [];
      default:
        if (policy === undefined) return [];
        throw new Error(`${resource.name} has a policy and the unknown type ${type}.`);
    }
  });
  return [...policies, ...functionPolicies(stage)];
}

const queueArn = (url: string): string => arnOf("sqs", `${url.split("/").at(-1)}`);

/** Lambda builds a function's policy from its permissions. */
function functionPolicies(stage: ResolvedStage): ResourcePolicy[] {
  const statements = stage.resources({ type: "AWS::Lambda::Permission" }).map(({ properties }) => {
    const permission = permissionSchema.parse(properties);
    return {
      Effect: "Allow",
      Principal: { Service: permission.Principal },
      Action: permission.Action,
      Resource: permission.FunctionName,
      Condition: {
        ArnLike: { "aws:SourceArn": permission.SourceArn },
        ...(permission.SourceAccount && {
          StringEquals: { "aws:SourceAccount": permission.SourceAccount },
        }),
      },
    };
  });
  return [...new Set(statements.map(({ Resource }) => Resource))].map((arn) => ({
    arn,
    policy: {
      Version: "2012-10-17",
      Statement: statements.filter(({ Resource }) => Resource === arn),
    },
  }));
}
