/** A page to hold against the audits. */
export type AuditedPage = { readonly path: string; readonly isSignedIn: boolean };

const open = (...paths: readonly string[]): AuditedPage[] =>
  paths.map((path) => ({ path, isSignedIn: false }));
const closed = (...paths: readonly string[]): AuditedPage[] =>
  paths.map((path) => ({ path, isSignedIn: true }));

/** The pages of a site that has no picture. */
export const emptyPages: readonly AuditedPage[] = [
  ...open("/", "/archive", "/admin/sign-in"),
  ...closed("/admin", "/admin?deleted=true", "/admin/pictures/new"),
];

/** The pages of a site that has a picture for `day`, of that id. A new page is added here, and is audited. */
export const filledPages = ({ id, day }: { id: string; day: string }): readonly AuditedPage[] => [
  ...open("/", "/archive", "/archive?limit=2", `/days/${day}`, `/pictures/${id}`),
  ...open("/nothing-here", "/days/yesterday"),
  ...closed("/admin", `/admin/pictures/${id}`, "/admin/pictures/nothing-here"),
];
