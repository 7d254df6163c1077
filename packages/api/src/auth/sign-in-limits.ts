/** The limits of attempts to sign in. better-auth enforces them, and messages name them. */
export const signInLimits = {
  /** Attempts with a password, code or passkey from one IP address. */
  address: { attempts: 10, waitMinutes: 5 },
  /** Wrong codes in a row for one account. */
  account: { attempts: 10, waitMinutes: 15 },
  /** The maximum age of a session in which a passkey is added. */
  freshHours: 24,
} as const;
