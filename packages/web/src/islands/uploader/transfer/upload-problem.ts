/** One fault in the request; `pointer` is a JSON pointer (RFC 6901) to it. */
export type Fault = { readonly pointer: string; readonly detail: string };

/**
 * Why an upload stopped; `message` is for the editor.
 * - `refused`: the editor must change something first; `faults` say what.
 * - `interrupted`: the same request may succeed later.
 * - `signed-out`: the same request will succeed after signing in.
 * - `gone`: the picture no longer exists; the next attempt creates a new one.
 */
export type Problem = {
  readonly kind: "refused" | "interrupted" | "signed-out" | "gone";
  readonly message: string;
  readonly faults: readonly Fault[];
};

/** Carries a `Problem` from the step in which it occurred. */
export class UploadProblemError extends Error {
  readonly problem: Problem;

  constructor(kind: Problem["kind"], message: string, faults: readonly Fault[] = []) {
    super(message);
    this.name = "UploadProblemError";
    this.problem = { kind, message, faults };
  }
}

/** The problem of a request that got no answer. */
export const connectionLost = (): UploadProblemError =>
  new UploadProblemError(
    "interrupted",
    "The connection was lost. What you typed is kept; retry when you are online again.",
  );
