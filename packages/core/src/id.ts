import { v7 } from "uuid";

/** A new UUIDv7: sorts by creation, gives no count away, opaque to callers. */
export const newId = (): string => v7();
