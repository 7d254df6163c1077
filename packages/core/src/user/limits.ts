/** Long enough to be safe, short enough that hashing one is no way to exhaust the service. */
export const passwordLimits = { minCharacters: 12, maxCharacters: 128 } as const;

/** How long a sign-in lasts, and how old it may get before using it renews it. */
export const sessionLifetime = {
  seconds: 7 * 24 * 60 * 60,
  renewAfterSeconds: 24 * 60 * 60,
} as const;
