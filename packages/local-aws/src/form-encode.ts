/** Encodes a key as S3 does in events and in lists: like a form field (spaces as `+`), slashes as they are. */
export const formEncode = (key: string): string =>
  new URLSearchParams([["", key]]).toString().slice(1).replaceAll("%2F", "/");
