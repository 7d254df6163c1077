import { UploadProblemError } from "../transfer/upload-problem.ts";

/** The SHA-256 of a file's bytes in base64. Throws an `UploadProblemError` if it cannot be computed. */
export async function hashFile(file: Blob): Promise<string> {
  // Missing on insecure origins, although its type says otherwise: https://w3c.github.io/webcrypto/#crypto-interface
  if (!globalThis.isSecureContext || !("subtle" in globalThis.crypto)) {
    throw new UploadProblemError(
      "refused",
      "This page was not opened by HTTPS, so the browser cannot compute the file’s checksum. Open the site by its https:// address.",
    );
  }
  const digest = await globalThis.crypto.subtle.digest("SHA-256", await bytesOf(file));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

async function bytesOf(file: Blob): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    throw new UploadProblemError(
      "refused",
      "The file cannot be read. It was changed, moved or removed after you chose it; choose it again.",
    );
  }
}
