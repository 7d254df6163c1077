import { createResolve, type Resolve } from "./evaluate.ts";
import { asRecord } from "./json-value.ts";
import { readTemplate, type TemplateResource } from "./read-template.ts";
import { resourceName } from "./reference-value.ts";
import type { SynthesisedStage } from "./synthesise.ts";

/** A resource with resolved references. */
export type ResolvedResource = {
  /** Stack and logical id without CDK's hash: `Database.Cluster`, `Api.PublicRole`. */
  readonly name: string;
  readonly stackName: string;
  readonly logicalId: string;
  /** CloudFormation's type: `AWS::S3::Bucket`. */
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Logical ids in the same stack. */
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: TemplateResource["DeletionPolicy"];
  readonly updateReplacePolicy: TemplateResource["UpdateReplacePolicy"];
};

/** The resources of a stage, with references resolved across stacks. */
export type ResolvedStage = {
  /**
   * `value`, taken from the template of the stack `stackName`, with every reference in it replaced.
   *
   * Values that are known only after deployment become names of where they come from:
   * `Network.DatabaseClients.GroupId`, `arn:aws:s3:::Uploads.Uploads/originals/*`,
   * `arn:aws:rds-db:eu-west-1:123456789012:dbuser:Database.Proxy/iotd_public`. Values that come from
   * different resources differ. A parameter becomes its default, which for an SSM parameter is its name.
   *
   * Throws for a reference to nothing and for an unsupported intrinsic function.
   */
  readonly resolve: Resolve;
  /** All resources, or those of a type or a stack, in the order of the templates. */
  readonly resources: (filter?: {
    readonly type?: string;
    readonly stackName?: string;
  }) => ResolvedResource[];
  /** The resource with a name such as `Database.Cluster`. Throws if there is none or more than one. */
  readonly resource: (name: string) => ResolvedResource;
  /** The values of a stack's outputs by name, without those that only other stacks import. */
  readonly outputs: (stackName: string) => Readonly<Record<string, unknown>>;
};

/** Resolves the references in all templates of `stage`, across stacks. */
export function resolveStage(
  stage: Pick<SynthesisedStage, "stackNames" | "template">,
): ResolvedStage {
  const templates = new Map(
    stage.stackNames.map((stackName) => [stackName, readTemplate(stage.template(stackName))]),
  );
  const resolve = createResolve(templates);

  const resolveResource = (
    stackName: string,
    logicalId: string,
    resource: TemplateResource,
  ): ResolvedResource => ({
    name: resourceName(stackName, logicalId),
    stackName,
    logicalId,
    type: resource.Type,
    properties: asRecord(resolve(stackName, resource.Properties)),
    dependsOn: resource.DependsOn,
    deletionPolicy: resource.DeletionPolicy,
    updateReplacePolicy: resource.UpdateReplacePolicy,
  });

  const resources: ResolvedStage["resources"] = ({ type, stackName: wanted } = {}) =>
    [...templates]
      .filter(([stackName]) => wanted === undefined || stackName === wanted)
      .flatMap(([stackName, { Resources }]) =>
        Object.entries(Resources)
          .filter(([, { Type }]) => type === undefined || Type === type)
          .map(([logicalId, resource]) => resolveResource(stackName, logicalId, resource)),
      );

  return {
    resolve,
    resources,
    resource: (name) => {
      const [stackName] = name.split(".");
      const [found, ...others] = (stackName ? resources({ stackName }) : []).filter(
        (resource) => resource.name === name,
      );
      if (!found) throw new Error(`There is no resource ${name}.`);
      if (others.length > 0) throw new Error(`${name} is the name of several resources.`);
      return found;
    },
    outputs: (stackName) =>
      Object.fromEntries(
        Object.entries(templates.get(stackName)?.Outputs ?? {})
          .filter(([, output]) => output.Export === undefined)
          .map(([name, { Value }]) => [name, resolve(stackName, Value)]),
      ),
  };
}
