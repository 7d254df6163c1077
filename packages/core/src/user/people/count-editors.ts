import type { DatabaseContext } from "../../context.ts";
import { user } from "../user.sql.ts";

/** How many people can sign in. */
export const countEditors = ({ db }: DatabaseContext): Promise<number> => db.$count(user);
