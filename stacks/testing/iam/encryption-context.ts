/**
 * Renames the keys `kms:EncryptionContext:…` of a policy or a request's context to keys that the simulator
 * compares. It knows these keys but ignores them in requests, because their names have no slash before the
 * variable part. Keys of tags have one, contain text too, and are in no policy of the stacks. Throws if
 * they are.
 */
export function renameEncryptionContext(value: unknown): unknown {
  const text = JSON.stringify(value);
  if (text?.includes('"aws:PrincipalTag/')) throw new Error(`There are principal tags in ${text}.`);
  return text && JSON.parse(text.replaceAll(/"(?=kms:EncryptionContext:)/g, '"aws:PrincipalTag/'));
}
