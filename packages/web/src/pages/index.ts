export { type AccountForm, type AccountPageProps, accountPage } from "./account/account-page.tsx";
export { backupCodesPage } from "./account/backup-codes-page.tsx";
export { secondFactorPage } from "./account/second-factor-page.tsx";
export { secondFactorSetupPage } from "./account/second-factor-setup-page.tsx";
export { signInPage } from "./account/sign-in-page.tsx";
export { auditPage } from "./desk/audit/audit-page.tsx";
export type { CalendarMove } from "./desk/calendar/calendar-notice.tsx";
export { calendarPage } from "./desk/calendar/calendar-page.tsx";
export { clockNote } from "./desk/calendar/clock-note.ts";
export type { Conflict } from "./desk/edit/conflict-panel.tsx";
export { editPicturePage } from "./desk/edit/edit-picture-page.tsx";
export type { EditValues } from "./desk/edit/edit-values.ts";
export { type ListFilter, listPath } from "./desk/list/list-filter.tsx";
export type { Notice } from "./desk/list/notice-bar.tsx";
export { pictureListPage } from "./desk/list/picture-list-page.tsx";
export { addPicturePage } from "./desk/upload/add-picture-page.tsx";
export { accessLinkPage, invitationPage, passwordResetPage } from "./people/access-link-pages.tsx";
export { issuedLinkPage } from "./people/issued-link-page.tsx";
export { peoplePage } from "./people/people-page.tsx";
export { personPage } from "./people/person-page.tsx";
export type {
  ApiDocument,
  ApiOperation,
  ApiParameter,
  ApiResponse,
  JsonSchema,
} from "./reference/api-document.ts";
export { referencePage } from "./reference/reference-page.tsx";
export { weeksOf } from "./shared/calendar-weeks.ts";
export type { Fault } from "./shared/fault.ts";
export { renderPage } from "./shared/render-page.ts";
export { type Editor, type Site, siteName } from "./shared/site.ts";
export { archivePage } from "./visitors/archive-page.tsx";
export { dayPage } from "./visitors/day-page.tsx";
export { errorPage } from "./visitors/error-page.tsx";
export { homePage } from "./visitors/home-page.tsx";
export { missingDayPage } from "./visitors/missing-day-page.tsx";
export { monthPage } from "./visitors/month-page.tsx";
