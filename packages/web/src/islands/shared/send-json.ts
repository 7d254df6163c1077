/** The status of a response, and its body if that is JSON. */
export type JsonResponse = { readonly status: number; readonly body: unknown };

/**
 * Sends a request to the API with `body` as JSON. Throws the TypeError of `fetch` if there is no response,
 * and the reason of `signal` if it was aborted.
 */
export async function sendJson(
  method: string,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<JsonResponse> {
  const response = await fetch(path, {
    method,
    ...(signal && { signal }),
    headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: parseJson(await response.text()) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
