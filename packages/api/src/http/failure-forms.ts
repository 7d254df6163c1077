import { type Endpoint, type FailureForm, problemDetails } from "./endpoint.ts";

/**
 * Tells how a failure at a path is told to programs, by the endpoints of an app; undefined where people get a
 * page. A path without an endpoint is for programs where one in the same folder is, or, at the root, one with
 * the same extension.
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
