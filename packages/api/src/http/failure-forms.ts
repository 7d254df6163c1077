import { type Endpoint, type FailureForm, problemDetails } from "./endpoint.ts";

/**
 * Returns a function that gives the form of a failure at a path, or undefined if the failure is a page. A path
 * without an endpoint has problem details if an endpoint is in the same folder or, at the root, has the same
 * extension.
 */
export function failureForms(
  endpoints: readonly Endpoint[],
): (path: string) => FailureForm | undefined {
  const forms = new Map<string, FailureForm>();
  for (const { path } of endpoints) forms.set(placeOf(path), problemDetails);
  for (const { path, failure } of endpoints) if (failure) forms.set(path, failure);
  return (path) => forms.get(path) ?? forms.get(placeOf(path));
}

/** `/api/` of `/api/today`, `.xml` of `/feed.xml`, and `/oembed` of itself. */
const placeOf = (path: string): string => /^\/[^/]+\/|\.\w+$/.exec(path)?.[0] ?? path;
