/** Whether `error` is a system error with this code, such as `ENOENT`. */
export const hasErrorCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/** What `found` resolves with; undefined if it fails because there is no such file or folder. */
export const unlessMissing = async <Result>(
  found: Promise<Result>,
): Promise<Result | undefined> => {
  try {
    return await found;
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return undefined;
    throw error;
  }
};
