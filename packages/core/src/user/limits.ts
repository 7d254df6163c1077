/** Long enough to be safe, short enough that hashing one is no way to exhaust the service. */
export const passwordLimits = { minCharacters: 12, maxCharacters: 128 } as const;

/** How long the names of people and of their passkeys may be. */
export const nameLimits = { maxCharacters: 100 } as const;

/**
 * How long a sign-in lasts, and how old it may get before using it renews it. The list of sessions
 * says when each was used, which is only as exact as this.
 */
export const sessionLifetime = {
  seconds: 7 * 24 * 60 * 60,
  renewAfterSeconds: 15 * 60,
} as const;

/** How long a link lets its bearer in. */
export const linkHours = { invitation: 7 * 24, password_reset: 24 } as const;
