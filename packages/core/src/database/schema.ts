export { picture } from "../picture/picture.sql.ts";
export { account, rateLimit, session, user, verification } from "../user/user.sql.ts";
export { editorRole, processorRole, publicRole } from "./login-roles.ts";
