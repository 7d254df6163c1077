import { createResolve, type Resolve } from "./evaluate.ts";
import { asRecord } from "./json-value.ts";
import { readTemplate, type TemplateResource } from "./read-template.ts";
import { resourceName } from "./reference-value.ts";
import type { SynthesisedStage } from "./synthesise.ts";

/** A resource with all references in it resolved. */
export type ResolvedResource = {
  /** Stack and logical id without CDK's hash: `Database.Cluster`, `Api.PublicRole`. */
  readonly name: string;
  readonly stackName: string;
  readonly logicalId: string;
  /** CloudFormation's: `AWS::S3::Bucket`. */
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Logical ids in the same stack. */
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: TemplateResource["DeletionPolicy"];
  readonly updateReplacePolicy: TemplateResource["UpdateReplacePolicy"];
};

export type ResolvedStage = {
  /**
   * `value`, taken from the template of the stack `stackName`, with every reference in it replaced.
   *
   * What AWS would only know after the deployment is named for where it comes from, across stacks:
   * `Network.DatabaseClients.GroupId`, `arn:aws:s3:::Uploads.Uploads/originals/*`,
   * `arn:aws:rds-db:eu-west-1:123456789012:dbuser:Database.Proxy/iotd_public`. Values that come from
   * different resources differ. A parameter is its default, which for one that AWS keeps is its name.
   *
   * Throws on a reference to nothing and on a function of CloudFormation that is not known here.
   */
  readonly resolve: Resolve;
  /** All resources, or those of a type, or those of a stack, in the order of the templates. */
  readonly resources: (filter?: {
    readonly type?: string;
    readonly stackName?: string;
  }) => ResolvedResource[];
  /** The one resource of that name, such as `Database.Cluster`; throws if there is none, or two. */
  readonly resource: (name: string) => ResolvedResource;
  /** The values of the stack's outputs by name, without those that only other stacks import. */
  readonly outputs: (stackName: string) => Readonly<Record<string, unknown>>;
};

/** The templates of `stage` as one whole, in which references lead across stacks. */
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
