/** The header with which CloudFront proves that a request came through it, and the length of its secret. */
export const originSecret = { header: "x-origin-verify", minCharacters: 32 } as const;
