import type { Day } from "@iotd/core/day";
import type { Month } from "@iotd/core/month";

/** The paths of the site's pages and documents, without the origin. */
export const paths = {
  archive: "/archive",
  month: (month: Month) => `/archive/${month}`,
  day: (day: Day) => `/days/${day}`,
  picture: (id: string) => `/pictures/${id}`,
  atomFeed: "/feed.xml",
  jsonFeed: "/feed.json",
  oembed: "/oembed",
  list: "/admin",
  calendar: "/admin/calendar",
  newPicture: "/admin/pictures/new",
  bulk: "/admin/pictures/bulk",
  editPicture: (id: string) => `/admin/pictures/${id}`,
  audit: (filter: AuditFilter & { readonly cursor?: string } = {}) =>
    withQuery("/admin/audit", filter),
  people: "/admin/people",
  person: (id: string) => `/admin/people/${id}`,
  account: "/admin/account",
  signIn: "/admin/sign-in",
  secondFactor: "/admin/sign-in/second-factor",
} as const;

/** Limits the audit log to the changes of a picture or a person, or by an editor; each is an id. */
export type AuditFilter = {
  readonly picture?: string | undefined;
  readonly person?: string | undefined;
  readonly by?: string | undefined;
};

/** `path` with those parameters that have a value; empty strings are left out. */
export function withQuery(
  path: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
