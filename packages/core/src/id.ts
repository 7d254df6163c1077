import { v7 } from "uuid";

/** A new UUIDv7. It sorts by creation time and does not reveal how many there are. */
export const newId = (): string => v7();
