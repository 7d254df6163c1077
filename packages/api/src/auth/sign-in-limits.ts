/** How often people may guess. better-auth enforces these numbers, and its refusals state them. */
export const signInLimits = {
  /** Passwords, codes and passkeys tried from one address. */
  address: { attempts: 10, waitMinutes: 5 },
  /** Wrong codes in a row for one account. */
  account: { attempts: 10, waitMinutes: 15 },
  /** How old a sign-in may be to add a passkey. */
  freshHours: 24,
} as const;
