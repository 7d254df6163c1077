import { readPolicy } from "../read-policy.ts";
import type { ResolvedStage } from "../resolve.ts";
import { policyDocuments } from "./policy-documents.ts";

/** An allowed action with a wildcard in the action or the resource. */
export type Wildcard = {
  /** The resource that the policy is part of: `Api.PublicRole`. */
  readonly where: string;
  readonly action: string;
  readonly resource: string;
};

/**
 * Every wildcard in the policies of `stage`. A resource is a wildcard if it is `*`, or if no name precedes the
 * asterisk: `arn:aws:acm:us-east-1:123456789012:certificate/*`. `bucket/originals/*` is not one. Throws for a
 * policy with NotAction, NotResource or NotPrincipal.
 */
export const findWildcards = (stage: ResolvedStage): Wildcard[] =>
  policyDocuments(stage).flatMap(({ resource: { name }, document }) => {
    if (/"Not(Action|Resource|Principal)"/.test(JSON.stringify(document))) {
      throw new Error(`${name} has NotAction, NotResource or NotPrincipal.`);
    }
    return readPolicy(document)
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) =>
          // Trust policies have no resource.
          (resources.length > 0 ? resources : [""])
            .filter((resource) => action.includes("*") || isWildcard(resource))
            .map((resource) => ({ where: name, action, resource })),
        ),
      );
  });

/** Whether there is no name before the first asterisk. */
function isWildcard(resource: string): boolean {
  const [beforeWildcard = ""] = resource.split("*");
  if (beforeWildcard === resource) return false;
  // Removes partition, service, region, account and resource types. The rest is part of a name.
  const name = beforeWildcard.replace(/^arn:aws(:[^:]*){3}:([a-z-]+[:/])*/, "");
  return name === "" || name === beforeWildcard;
}
