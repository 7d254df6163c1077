// All tables and roles, for drizzle-kit and for tests.
export { auditEntry } from "./audit/audit.sql.ts";
export { editorRole, processorRole, publicRole } from "./database/login-roles.ts";
export { picture } from "./picture/picture.sql.ts";
export { accessLink } from "./user/links/access-link.sql.ts";
export {
  account,
  passkey,
  rateLimit,
  session,
  signInFailure,
  twoFactor,
  user,
  verification,
} from "./user/user.sql.ts";
