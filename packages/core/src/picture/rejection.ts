/** Why an upload was rejected: a stable code for programs, and a message for the editor. */
export type Rejection = { readonly code: RejectionCode; readonly detail: string };

/** The codes of rejections. They are stored and part of the API. */
export const rejectionCodes = [
  "size_mismatch",
  "hash_mismatch",
  "unsupported_type",
  "too_many_pixels",
  "animated",
  "high_dynamic_range",
  "not_decodable",
  "processing_failed",
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

const details: Record<RejectionCode, string> = {
  size_mismatch: "The file that arrived has a different size from the one chosen. Upload it again.",
  hash_mismatch: "The file that arrived differs from the one chosen. Upload it again.",
  unsupported_type:
    "The file is not a JPEG, PNG, WebP or AVIF image, even if its name says so. Export it as one of these and upload that.",
  too_many_pixels: "The image has more than 100 megapixels. Reduce its size and upload it again.",
  animated: "The image is animated. Upload a still image.",
  high_dynamic_range:
    "The image is in HDR (PQ or HLG), which many screens cannot show. Export it in SDR, for example as a JPEG in sRGB, and upload that.",
  not_decodable:
    "The image is damaged or cut off and cannot be read. Export it again and upload that.",
  processing_failed: "Something went wrong on our side while preparing the image. Upload it again.",
};

/** The rejection for `code`, with its message for the editor. */
export const rejectionOf = (code: RejectionCode): Rejection => ({ code, detail: details[code] });
