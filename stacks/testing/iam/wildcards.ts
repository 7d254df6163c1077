import { readPolicy } from "../read-policy.ts";
import type { ResolvedStage } from "../resolve.ts";
import { policyDocuments } from "./policy-documents.ts";

/** An action that a policy allows, where it or the resource is a wildcard. */
export type Wildcard = {
  /** The resource that the policy is part of: `Api.PublicRole`. */
  readonly where: string;
  readonly action: string;
  readonly resource: string;
};

/**
 * Every wildcard in what `stage` allows anybody. `resource` is one if it is `*`, or ends where the name
 * of the thing would begin: `arn:aws:acm:us-east-1:123456789012:certificate/*`. One that begins with a
 * name, as `bucket/originals/*` does, is none. Throws on a policy that says what it is not about.
 */
export const findWildcards = (stage: ResolvedStage): Wildcard[] =>
  policyDocuments(stage).flatMap(({ resource: { name }, document }) => {
    if (/"Not(Action|Resource|Principal)"/.test(JSON.stringify(document))) {
      throw new Error(`${name} allows or denies all but something.`);
    }
    return readPolicy(document)
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) =>
          // Who may take a role is said without a resource.
          (resources.length > 0 ? resources : [""])
            .filter((resource) => action.includes("*") || isWildcard(resource))
            .map((resource) => ({ where: name, action, resource })),
        ),
      );
  });

/** Whether nothing is named before the first asterisk: no bucket, or no thing of a type. */
function isWildcard(resource: string): boolean {
  const [beforeWildcard = ""] = resource.split("*");
  if (beforeWildcard === resource) return false;
  // Partition, service, region and account, then types of thing: what is left is of a name.
  const name = beforeWildcard.replace(/^arn:aws(:[^:]*){3}:([a-z-]+[:/])*/, "");
  return name === "" || name === beforeWildcard;
}
