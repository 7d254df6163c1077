import { user } from "../user.sql.ts";

/** The columns of a `Person`. */
export const selectPerson = {
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  hasSecondFactor: user.twoFactorEnabled,
};
