import { type JsonResponse, sendJson } from "../../shared/send-json.ts";
import { problemOfApi } from "./api-problem.ts";
import { connectionLost } from "./upload-problem.ts";

/** Sends a request to the API and returns the JSON of its answer. Throws an `UploadProblemError` unless that is a success. */
export const requestApi = async (
  method: string,
  path: string,
  body: object | undefined,
  signal?: AbortSignal,
) => bodyOf(await sendToApi(method, path, body, signal));

/** The JSON of a successful answer. Throws an `UploadProblemError` for any other answer. */
export function bodyOf({ status, body }: JsonResponse): unknown {
  if (status < 200 || status > 299) throw problemOfApi(status, body);
  return body;
}

/** Sends a request to the API and returns its answer, whatever the status. Throws an `UploadProblemError` if there is no answer. */
export async function sendToApi(
  method: string,
  path: string,
  body: object | undefined,
  signal?: AbortSignal,
): Promise<JsonResponse> {
  try {
    return await sendJson(method, path, body, signal);
  } catch (cause) {
    signal?.throwIfAborted();
    // fetch throws a TypeError when there is no answer: https://fetch.spec.whatwg.org/#fetch-method
    if (cause instanceof TypeError) throw connectionLost();
    throw cause;
  }
}
