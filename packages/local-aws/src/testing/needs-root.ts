import { needing } from "@iotd/core/testing";

/** Options of tests that only root can run, because they start PostgreSQL as another user. */
export const needsRoot = needing(
  process.getuid?.() === 0,
  "Only root starts PostgreSQL as another user.",
);
