/**
 * How long tests wait at most, in milliseconds: many times longer than anything takes, so that no test
 * fails because its machine is slow. What is broken for good takes that long to fail.
 */
export const patience = { step: 120_000, test: 600_000 } as const;
