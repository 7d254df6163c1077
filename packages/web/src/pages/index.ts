export { addPicturePage } from "./add-picture-page.tsx";
export { archivePage } from "./archive-page.tsx";
export { dayPage } from "./day-page.tsx";
export { editPicturePage } from "./edit-picture-page.tsx";
export { errorPage } from "./error-page.tsx";
export type { Fault } from "./fault.ts";
export { homePage } from "./home-page.tsx";
export { type Notice, pictureListPage } from "./picture-list-page.tsx";
export type {
  ApiDocument,
  ApiOperation,
  ApiParameter,
  ApiResponse,
  JsonSchema,
} from "./reference/api-document.ts";
export { referencePage } from "./reference/reference-page.tsx";
export { renderPage } from "./render-page.ts";
export { signInPage } from "./sign-in-page.tsx";
export type { Editor, Site } from "./site.ts";
