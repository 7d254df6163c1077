import { v7 } from "uuid";
import * as z from "zod/mini";

/** The id of any record. */
export const idSchema = z.uuid("must be a UUID");

/** A new UUIDv7. It sorts by creation time and does not reveal how many there are. */
export const newId = (): string => v7();
