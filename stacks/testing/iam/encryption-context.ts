/**
 * Makes the keys `kms:EncryptionContext:…` of a policy or of a request's context into ones that the
 * simulator compares. It knows of them, but takes none for a part of a request, as their names have no
 * slash before what varies. Those of tags have one, hold text just so, and occur in no policy of ours.
 */
export function renameEncryptionContext(value: unknown): unknown {
  const text = JSON.stringify(value);
  if (text?.includes('"aws:PrincipalTag/')) throw new Error(`There are tags in ${text}.`);
  return text && JSON.parse(text.replaceAll(/"(?=kms:EncryptionContext:)/g, '"aws:PrincipalTag/'));
}
