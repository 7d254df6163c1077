/** The maximum keeps the hashing of a password cheap enough that it cannot be used to overload the service. */
export const passwordLimits = { minCharacters: 12, maxCharacters: 128 } as const;

/** The maximum length of the names of people and passkeys. */
export const nameLimits = { maxCharacters: 100 } as const;

/**
 * How long a session lasts, and after which time its next use renews it. A renewal updates when the
 * session was last used, so that time is only as accurate as `renewAfterSeconds`. After `maximumSeconds`,
 * the person must sign in again, however often they used it.
 */
export const sessionLifetime = {
  seconds: 7 * 24 * 60 * 60,
  renewAfterSeconds: 15 * 60,
  maximumSeconds: 30 * 24 * 60 * 60,
} as const;

/** For how many days people are told that their credentials were changed. */
export const noticeDays = 14;

/** For how many days a trusted device signs in without a code. */
export const trustedDeviceDays = 30;

/** For how many hours a link is valid. */
export const linkHours = { invitation: 7 * 24, password_reset: 24 } as const;
