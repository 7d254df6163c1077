import {
  accessLinkPage,
  accountPage,
  backupCodesPage,
  invitationPage,
  issuedLinkPage,
  passwordResetPage,
  peoplePage,
  personPage,
  secondFactorPage,
  secondFactorSetupPage,
  signInPage,
} from "../../pages/index.ts";
import { administrator, editor, site } from "../site.ts";
import { hostile, picture } from "./hostile.ts";

const instant = new Date("2026-11-22T09:00:00Z");
const person = {
  id: picture.id,
  name: hostile,
  email: hostile,
  role: "editor",
  hasSecondFactor: true,
  joinedAt: instant,
  sessions: 2,
  lastSeenAt: instant,
  passkeys: 1,
} as const;
const faults = [{ pointer: "/name", detail: hostile }];
const account = {
  site,
  editor: { ...editor, name: hostile },
  sessions: [1, 2].map((id) => ({
    id: String(id),
    userAgent: hostile,
    address: hostile,
    since: instant,
    lastUsedAt: instant,
  })),
  currentSessionId: "1",
  passkeys: [{ id: "3", name: hostile, createdAt: instant }],
  notice: hostile,
};
/** The sign-in, account and people pages, with hostile markup in all texts that people can write. */
export const peoplePages = {
  "sign-in": signInPage({ site, error: hostile, email: hostile, next: hostile }),
  "second factor": secondFactorPage({ site, method: "app", next: hostile, error: hostile }),
  invitation: invitationPage({ site, secret: hostile, email: hostile, name: hostile, faults }),
  "password reset": passwordResetPage({
    site,
    secret: hostile,
    email: hostile,
    passkeys: account.passkeys,
    faults,
  }),
  "access link": accessLinkPage({ site, kind: "invitation" }),
  people: peoplePage({
    site,
    editor: administrator,
    people: [person, { ...person, role: "administrator", lastSeenAt: null }],
    invitations: [{ id: picture.id, email: hostile, role: "editor", expiresAt: instant }],
    notice: hostile,
    values: { email: hostile, role: "administrator" },
    faults: [{ pointer: "/email", detail: hostile }],
  }),
  person: personPage({ site, editor: administrator, person, notice: hostile, error: hostile }),
  "issued link": issuedLinkPage({
    site,
    editor: administrator,
    kind: "invitation",
    email: hostile,
    url: hostile,
    expiresAt: instant,
    back: "/admin/people",
  }),
  account: accountPage({ ...account, hasSecondFactor: false }),
  "refused account": accountPage({
    ...account,
    hasSecondFactor: true,
    refused: { form: "name", faults, error: hostile, name: hostile },
  }),
  "second factor's setup": secondFactorSetupPage({
    site,
    editor,
    uri: "otpauth://totp/Image%20of%20the%20Day:ada%40example.com?secret=ABCDEFGH&issuer=x",
    error: hostile,
  }),
  "backup codes": backupCodesPage({ site, editor, codes: [hostile] }),
};
