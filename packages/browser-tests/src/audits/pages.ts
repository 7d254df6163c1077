import { addDays, type Day } from "@iotd/core/day";
import { monthOf } from "@iotd/core/month";
import type { BusyDesk } from "./busy-desk.ts";

/** A page to audit, with its HTTP status. */
export type AuditedPage = {
  readonly path: string;
  readonly isSignedIn: boolean;
  readonly status: 200 | 404;
};

const pages = (isSignedIn: boolean, status: 200 | 404, paths: readonly string[]): AuditedPage[] =>
  paths.map((path) => ({ path, isSignedIn, status }));
const open = (...paths: readonly string[]) => pages(false, 200, paths);
const closed = (...paths: readonly string[]) => pages(true, 200, paths);
const missing = (...paths: readonly string[]) => pages(true, 404, paths);

/** The pages of a site that has no picture. */
export const emptyPages: readonly AuditedPage[] = [
  ...open("/", "/archive", "/api/docs", "/admin/sign-in"),
  ...closed("/admin", "/admin?deleted=true", "/admin/calendar", "/admin/pictures/new"),
  ...closed("/admin/audit", "/admin/people", "/admin/account"),
];

/**
 * The pages of a site that has the picture `id`, a picture on `day`, none two days later, and the pages
 * of `desk`. To audit a new page, add it here.
 */
export const filledPages = ({
  id,
  day,
  desk,
}: {
  readonly id: string;
  readonly day: Day;
  readonly desk: BusyDesk;
}): readonly AuditedPage[] => [
  ...open("/", `/days/${day}`, `/pictures/${id}`),
  ...open("/archive", "/archive?limit=2", `/archive/${monthOf(day)}`),
  ...open("/archive?q=the", "/archive?q=light", "/archive?q=nothing-found"),
  ...missing(
    "/nothing-here",
    "/days/yesterday",
    `/days/${addDays(day, 2)}`,
    "/admin/invitations/used",
  ),
  ...missing("/admin/pictures/00000000-0000-7000-8000-000000000000"),
  ...open("/api/docs", "/admin/sign-in", desk.invitation, desk.passwordReset),
  ...closed("/admin", "/admin?sort=published", "/admin?state=draft", "/admin?state=refused"),
  ...closed("/admin?q=light", "/admin?q=nothing-found", "/admin?deleted=true"),
  ...closed("/admin/calendar", "/admin/pictures/new"),
  ...closed(`/admin/pictures/${id}`, desk.draft, desk.rejected),
  ...closed(`/admin/pictures/${id}/preview`, `${desk.draft}/preview`),
  ...closed("/admin/audit", `/admin/audit?picture=${id}`, "/admin/people", desk.person),
  ...closed("/admin/account", "/admin/account/second-factor"),
];
