/** How CloudFront shows a function that a request came through it; the stacks send it by this table. */
export const originSecret = { header: "x-origin-verify", minCharacters: 32 } as const;
