/** How long things may take, in milliseconds: generous, for machines that do other work besides. */
export const patience = { step: 30_000, test: 90_000, start: 120_000 } as const;
