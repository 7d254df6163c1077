import * as z from "zod";
import type { ResolvedStage } from "./resolve.ts";

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? [value] : value.toSorted()));

const principals = z
  .union([z.literal("*"), z.record(z.string(), oneOrMore)])
  .transform((value) => (value === "*" ? { "*": ["*"] } : value))
  .pipe(z.record(z.string(), z.array(z.string())));

const statementSchema = z
  .object({
    Effect: z.enum(["Allow", "Deny"]),
    Action: oneOrMore,
    Resource: oneOrMore.default([]),
    /** Kinds of principal, such as `Service`; `*` is any principal. */
    Principal: principals.default({}),
    Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  })
  .transform(({ Effect, Action, Resource, Principal, Condition }) => ({
    effect: Effect,
    actions: Action,
    resources: Resource,
    principals: Principal,
    condition: Condition,
  }));

const policySchema = z.object({ Statement: z.array(statementSchema) });
const rolePoliciesSchema = z.array(z.object({ PolicyDocument: z.unknown() })).default([]);

/** A statement of a policy. Values that may be one or several are always sorted lists. */
export type Statement = z.infer<typeof statementSchema>;

/** The statements of a policy document. Throws for a form that the stacks do not use. */
export const readPolicy = (document: unknown): Statement[] =>
  policySchema.parse(document).Statement;

/** The statements of all policies of the roles of `stage`, each with the roles' names. */
export function roleStatements(
  stage: ResolvedStage,
): { readonly roles: readonly string[]; readonly statement: Statement }[] {
  const inline = stage.resources({ type: "AWS::IAM::Role" }).flatMap(({ name, properties }) =>
    rolePoliciesSchema
      .parse(properties.Policies)
      .flatMap(({ PolicyDocument }) => readPolicy(PolicyDocument))
      .map((statement) => ({ roles: [name], statement })),
  );
  const attached = ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"]
    .flatMap((type) => stage.resources({ type }))
    .flatMap(({ properties }) =>
      readPolicy(properties.PolicyDocument).map((statement) => ({
        roles: oneOrMore.parse(properties.Roles),
        statement,
      })),
    );
  return [...inline, ...attached];
}
