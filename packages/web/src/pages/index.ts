export { invitationPage, passwordResetPage } from "./access-link-pages.tsx";
export { type AccountForm, type AccountPageProps, accountPage } from "./account-page.tsx";
export { addPicturePage } from "./add-picture-page.tsx";
export { archivePage } from "./archive-page.tsx";
export { auditPage } from "./audit-page.tsx";
export { backupCodesPage } from "./backup-codes-page.tsx";
export { weeksOf } from "./calendar-grid.ts";
export type { CalendarMove } from "./calendar-notice.tsx";
export { calendarPage } from "./calendar-page.tsx";
export { clockNote } from "./clock-note.ts";
export type { Conflict } from "./conflict-panel.tsx";
export { dayPage } from "./day-page.tsx";
export { editPicturePage } from "./edit-picture-page.tsx";
export type { EditValues } from "./edit-values.ts";
export { errorPage } from "./error-page.tsx";
export type { Fault } from "./fault.ts";
export { homePage } from "./home-page.tsx";
export { issuedLinkPage } from "./issued-link-page.tsx";
export { type ListFilter, listPath } from "./list-filter.tsx";
export { missingDayPage } from "./missing-day-page.tsx";
export { monthPage } from "./month-page.tsx";
export type { Notice } from "./notice-bar.tsx";
export { peoplePage } from "./people-page.tsx";
export { personPage } from "./person-page.tsx";
export { pictureListPage } from "./picture-list-page.tsx";
export type {
  ApiDocument,
  ApiOperation,
  ApiParameter,
  ApiResponse,
  JsonSchema,
} from "./reference/api-document.ts";
export { referencePage } from "./reference/reference-page.tsx";
export { renderPage } from "./render-page.ts";
export { secondFactorPage } from "./second-factor-page.tsx";
export { secondFactorSetupPage } from "./second-factor-setup-page.tsx";
export { signInPage } from "./sign-in-page.tsx";
export { type Editor, type Site, siteName } from "./site.ts";
