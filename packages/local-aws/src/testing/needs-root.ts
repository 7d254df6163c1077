import { needing } from "@iotd/core/testing";

/** Options of tests of what only root does: hand PostgreSQL over to another user. */
export const needsRoot = needing(
  process.getuid?.() === 0,
  "Only root starts PostgreSQL as another user.",
);
