/**
 * The limits of failed attempts. Successful ones do not count, so that many people can sign in from one
 * address.
 */
export const signInLimits = {
  /** Wrong passwords for one account from one IP address. */
  accountFromAddress: { failures: 10, windowMinutes: 15 },
  /** Wrong passwords, codes and passkeys from one IP address, for all accounts together. */
  address: { failures: 100, windowMinutes: 15 },
  /**
   * Wrong passwords for one account from all IP addresses together. It does not apply to addresses from which
   * the person is signed in, so that strangers cannot lock them out there.
   */
  account: { failures: 100, windowMinutes: 60 },
  /** Challenges for passkeys that one IP address gets: each is stored, and needs no password. */
  challenges: { failures: 300, windowMinutes: 15 },
  /** Wrong codes in a row for one account, after the right password. better-auth counts them. */
  codes: { failures: 10, windowMinutes: 15 },
} as const;
