import * as z from "zod";

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

/** A statement of a policy. Values that may be one or several are always sorted lists. */
export type Statement = z.infer<typeof statementSchema>;

/** The statements of a policy document. Throws for a form that the stacks do not use. */
export const readPolicy = (document: unknown): Statement[] =>
  policySchema.parse(document).Statement;
