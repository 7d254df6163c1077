import { DomainError } from "../../errors.ts";
import { user } from "../user.sql.ts";

/** The columns of a `Person`. */
export const selectPerson = {
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  hasSecondFactor: user.twoFactorEnabled,
};

/** Throws "not-found", for an id that no account has. */
export function throwNoSuchPerson(): never {
  throw new DomainError("not-found", "This account does not exist. It may have been removed.");
}
