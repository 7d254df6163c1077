import type { Database } from "../database/index.ts";
import { user } from "./user.sql.ts";

/** How many people can sign in. */
export const countEditors = ({ db }: { readonly db: Database }): Promise<number> => db.$count(user);
