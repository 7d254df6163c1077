import { memberOf, stringOf } from "../../shared/json-value.ts";
import { type Fault, UploadProblemError } from "./upload-problem.ts";

/** The problem that an unsuccessful answer of the API stands for; `body` is its JSON (RFC 9457), or undefined. */
export function problemOfApi(status: number, body: unknown): UploadProblemError {
  const detail = stringOf(body, "detail");
  if (status === 401) {
    return new UploadProblemError(
      "signed-out",
      "Your session has ended. Sign in again in a new tab, then continue here: nothing you typed is lost.",
    );
  }
  if (status === 404 || status === 410) {
    return new UploadProblemError(
      "gone",
      "This picture no longer exists. Upload again to add it as a new one.",
    );
  }
  if (status === 429 || status >= 500) {
    return new UploadProblemError(
      "interrupted",
      detail ?? `The site cannot answer at the moment (status ${status}). Retry in a moment.`,
    );
  }
  return new UploadProblemError(
    "refused",
    detail ?? `The site refused the upload (status ${status}).`,
    faultsOf(body),
  );
}

function faultsOf(body: unknown): Fault[] {
  const errors = memberOf(body, "errors");
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    const pointer = stringOf(error, "pointer");
    const detail = stringOf(error, "detail");
    return pointer !== undefined && detail !== undefined ? [{ pointer, detail }] : [];
  });
}
