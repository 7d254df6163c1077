import type { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";

const retention = z.enum(["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"]);

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.array(z.string()).default([]),
  DeletionPolicy: retention.optional(),
  UpdateReplacePolicy: retention.optional(),
});

const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema).default({}),
  Outputs: z
    .record(
      z.string(),
      z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }),
    )
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.string().optional() })).default({}),
  Mappings: z
    .record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))
    .default({}),
});

/** A resource of a template. */
export type TemplateResource = z.infer<typeof resourceSchema>;
/** A CloudFormation template. */
export type AwsTemplate = z.infer<typeof templateSchema>;

/** The parts of a template that tests read, unresolved. Throws if it is not a template. */
export const readTemplate = (template: Template): AwsTemplate =>
  templateSchema.parse(template.toJSON());
