import {
  archivePage,
  dayPage,
  errorPage,
  homePage,
  missingDayPage,
  monthPage,
  referencePage,
} from "../../pages/index.ts";
import { aPicture } from "../a-picture.ts";
import { site } from "../site.ts";
import { apiDocument } from "./api-document.ts";
import { hostile, picture } from "./hostile.ts";

const today = "2026-11-24";

/** The public pages, with hostile markup in all texts that people can write. */
export const visitorsPages = {
  home: homePage({ site, today: { picture, day: "2026-11-22", previousDay: "2026-11-21" } }),
  "empty home": homePage({ site, today: null }),
  day: dayPage({
    site,
    path: "/days/2026-11-22",
    day: "2026-11-22",
    picture,
    previousDay: "2026-11-21",
    nextDay: "2026-11-23",
  }),
  archive: archivePage({
    ...{ site, today, request: {}, hasNewer: true },
    pictures: [picture, aPicture()],
    nextCursor: hostile,
  }),
  search: archivePage({
    ...{ site, today, request: { q: hostile }, hasNewer: true },
    pictures: [picture],
    nextCursor: hostile,
  }),
  "empty archive": archivePage({
    site,
    today,
    request: {},
    hasNewer: false,
    pictures: [],
    nextCursor: null,
  }),
  "fruitless search": archivePage({
    ...{ site, today, request: { q: hostile }, hasNewer: false },
    pictures: [],
    nextCursor: null,
  }),
  month: monthPage({
    ...{ site, today, month: "2026-11" },
    pictures: new Map([
      ["2026-11-22", picture],
      ["2026-11-23", picture],
    ]),
    previousMonth: "2026-10",
    nextMonth: "2026-12",
  }),
  "missing day": missingDayPage({
    ...{ site, today, day: "2001-01-01" },
    nearest: { day: "2026-11-22", picture },
  }),
  reference: referencePage({ site, origin: "https://iotd.test", document: apiDocument }),
  error: errorPage({
    site,
    status: 404,
    title: "Not found",
    detail: hostile,
    requestId: hostile,
  }),
};
