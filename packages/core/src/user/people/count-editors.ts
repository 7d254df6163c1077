import type { DatabaseContext } from "../../context.ts";
import { user } from "../user.sql.ts";

/** The number of accounts: administrators are editors too. */
export const countEditors = ({ db }: DatabaseContext): Promise<number> => db.$count(user);
