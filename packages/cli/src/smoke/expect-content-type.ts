import { type Answer, unexpected } from "@iotd/api/answer";

/** Throws unless the answer has this media type. Parameters, such as the charset, are ignored. */
export function expectContentType({ of, headers }: Answer, contentType: string): void {
  const seen = headers.get("content-type") ?? "none";
  if (seen.split(";")[0]?.trim() !== contentType) {
    throw unexpected(`${of} to be ${contentType}`, seen);
  }
}
