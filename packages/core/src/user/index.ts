export {
  type AttemptLimit,
  countAttempt,
  forgiveAttempt,
  isSignedInFrom,
  type ReachedLimit,
} from "./account/attempts.ts";
export { dismissNotice } from "./account/dismiss-notice.ts";
export { endOtherSessions, endSession } from "./account/end-sessions.ts";
export { expectGoodPassword } from "./account/expect-good-password.ts";
export { oldestSession } from "./account/is-live.ts";
export { listSessions, type Session } from "./account/list-sessions.ts";
export {
  listPasskeys,
  type Passkey,
  recordPasskeyChange,
  removePasskey,
  renamePasskey,
} from "./account/passkeys.ts";
export { recordPasswordChange } from "./account/record-password-change.ts";
export {
  findTotpSecret,
  markTotpStepUsed,
  recordSecondFactorChange,
} from "./account/second-factor.ts";
export { sweepSessions } from "./account/sweep-sessions.ts";
export {
  linkHours,
  nameLimits,
  noticeDays,
  passwordLimits,
  sessionLifetime,
  trustedDeviceDays,
} from "./limits.ts";
export { acceptInvitation, getInvitation } from "./links/accept-invitation.ts";
export type { IssuedLink } from "./links/access-link.ts";
export { invitePerson } from "./links/invite-person.ts";
export { type Invitation, listInvitations } from "./links/list-invitations.ts";
export { requestPasswordReset } from "./links/request-password-reset.ts";
export { getPasswordReset, resetPassword } from "./links/reset-password.ts";
export { revokeInvitation } from "./links/revoke-invitation.ts";
export { listNames } from "./list-names.ts";
export { changeRole } from "./people/change-role.ts";
export { countEditors } from "./people/count-editors.ts";
export {
  ensureAdministrator,
  type NewAdministrator,
  newAdministratorSchema,
} from "./people/ensure-administrator.ts";
export { getPerson, listPeople, type PersonSummary } from "./people/list-people.ts";
export { removePerson } from "./people/remove-person.ts";
export { removeSecondFactor } from "./people/remove-second-factor.ts";
export { renamePerson } from "./people/rename-person.ts";
export { signOutPerson } from "./people/sign-out-person.ts";
export {
  acceptanceSchema,
  invitationSchema,
  nameSchema,
  type Person,
  passwordSchema,
  personIdSchema,
  roleSchema,
} from "./person.ts";
export type { Role } from "./user.sql.ts";
