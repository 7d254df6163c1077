import { asList, asText, isRecord } from "./json-value.ts";
import type { AwsTemplate } from "./read-template.ts";
import { referenceValue, resourceName } from "./reference-value.ts";
import { account, region } from "./synthesise.ts";

/** Replaces every reference in a value of the template of the stack `stackName`. */
export type Resolve = (stackName: string, value: unknown) => unknown;

/**
 * Returns a function that evaluates CloudFormation's intrinsic functions as a deployment of all `templates`, by
 * their stacks' names, does. It throws for a reference to nothing and for an unsupported function.
 */
export function createResolve(templates: ReadonlyMap<string, AwsTemplate>): Resolve {
  const exported = exportsOf(templates);

  const resolve: Resolve = (stackName, value) => {
    if (Array.isArray(value)) {
      return value.map((item) => resolve(stackName, item)).filter((item) => item !== undefined);
    }
    if (!isRecord(value)) return value;
    const [name, ...others] = Object.keys(value);
    if (name && others.length === 0 && (name === "Ref" || name.startsWith("Fn::"))) {
      return call(stackName, name, value[name]);
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, item]) => [key, resolve(stackName, item)] as const)
        .filter(([, item]) => item !== undefined),
    );
  };

  const call = (stackName: string, name: string, value: unknown): unknown => {
    if (name === "Ref") return refer(stackName, asText(value));
    if (name === "Fn::GetAtt") {
      const [logicalId, attribute] = Array.isArray(value) ? value : asText(value).split(/\.(.*)/s);
      return refer(stackName, asText(logicalId), asText(attribute));
    }
    if (name === "Fn::ImportValue") {
      const source = exported.get(asText(value));
      if (!source) throw new Error(`${stackName} imports ${value}, which no stack exports.`);
      return resolve(source.stackName, source.value);
    }
    if (name === "Fn::Sub") return substitute(stackName, value);
    if (name === "Fn::GetAZs") return ["a", "b", "c"].map((zone) => `${region}${zone}`);
    if (name === "Fn::Base64") {
      return Buffer.from(asText(resolve(stackName, value))).toString("base64");
    }
    const [first, second, third] = asList(resolve(stackName, value));
    if (name === "Fn::Join") return asList(second).map(asText).join(asText(first));
    if (name === "Fn::Split") return asText(second).split(asText(first));
    if (name === "Fn::Select") return asList(second)[Number(first)];
    if (name === "Fn::FindInMap") {
      return templates.get(stackName)?.Mappings[asText(first)]?.[asText(second)]?.[asText(third)];
    }
    throw new Error(`${stackName} calls ${name}, which is not supported here.`);
  };

  const refer = (stackName: string, logicalId: string, attribute?: string): unknown => {
    if (logicalId in pseudoParameters) return pseudoParameters[logicalId];
    if (logicalId === "AWS::StackName") return stackName;
    const template = templates.get(stackName);
    const parameter = template?.Parameters[logicalId]?.Default;
    if (parameter !== undefined) return parameter;
    const resource = template?.Resources[logicalId];
    if (!resource) throw new Error(`${stackName} refers to ${logicalId}, which is not in it.`);
    return referenceValue(
      {
        name: resourceName(stackName, logicalId),
        type: resource.Type,
        property: (key) => asText(resolve(stackName, resource.Properties[key])),
      },
      attribute,
    );
  };

  const substitute = (stackName: string, value: unknown): string => {
    const [template, variables] = Array.isArray(value) ? value : [value, {}];
    const known = isRecord(variables) ? variables : {};
    return asText(template).replace(/\$\{([^}]+)\}/g, (_, reference: string) => {
      if (reference.startsWith("!")) return `\${${reference.slice(1)}}`;
      if (reference in known) return asText(resolve(stackName, known[reference]));
      const [logicalId = "", attribute] = reference.split(/\.(.*)/s);
      return asText(refer(stackName, logicalId, attribute));
    });
  };

  return resolve;
}

const pseudoParameters: Readonly<Record<string, string | undefined>> = {
  "AWS::AccountId": account,
  "AWS::Partition": "aws",
  "AWS::Region": region,
  "AWS::URLSuffix": "amazonaws.com",
  "AWS::NoValue": undefined,
};

/** The value of each exported name and the stack that exports it. */
const exportsOf = (templates: ReadonlyMap<string, AwsTemplate>) =>
  new Map(
    [...templates].flatMap(([stackName, { Outputs }]) =>
      Object.values(Outputs).flatMap(({ Export, Value: value }) =>
        Export ? [[Export.Name, { stackName, value }] as const] : [],
      ),
    ),
  );
