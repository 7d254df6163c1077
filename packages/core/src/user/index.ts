export { acceptInvitation, getInvitation } from "./accept-invitation.ts";
export type { IssuedLink } from "./access-link.ts";
export type { AdministratorContext } from "./as-administrator.ts";
export { changeRole } from "./change-role.ts";
export { countEditors } from "./count-editors.ts";
export { endOtherSessions, endSession } from "./end-sessions.ts";
export {
  ensureAdministrator,
  type NewAdministrator,
  newAdministratorSchema,
} from "./ensure-administrator.ts";
export { invitePerson } from "./invite-person.ts";
export { linkHours, nameLimits, passwordLimits, sessionLifetime } from "./limits.ts";
export { type Invitation, listInvitations } from "./list-invitations.ts";
export { listNames } from "./list-names.ts";
export { getPerson, listPeople, type PersonSummary } from "./list-people.ts";
export { listSessions, type Session } from "./list-sessions.ts";
export {
  listPasskeys,
  type Passkey,
  recordPasskeyChange,
  removePasskey,
  renamePasskey,
} from "./passkeys.ts";
export {
  acceptanceSchema,
  invitationSchema,
  nameSchema,
  type Person,
  passwordSchema,
  personIdSchema,
  roleSchema,
  type SignedInActor,
} from "./person.ts";
export { recordPasswordChange } from "./record-password-change.ts";
export { removePerson } from "./remove-person.ts";
export { removeSecondFactor } from "./remove-second-factor.ts";
export { renamePerson } from "./rename-person.ts";
export { requestPasswordReset } from "./request-password-reset.ts";
export { getPasswordReset, resetPassword } from "./reset-password.ts";
export { revokeInvitation } from "./revoke-invitation.ts";
export { findPendingSecret, recordSecondFactorChange } from "./second-factor.ts";
export { signOutPerson } from "./sign-out-person.ts";
export { sweepSessions } from "./sweep-sessions.ts";
export type { Role } from "./user.sql.ts";
