/**
 * Timeouts of tests in milliseconds. They are much longer than any test takes, so that no test fails
 * because the machine is slow.
 */
export const patience = { step: 120_000, test: 600_000 } as const;
