import { pictureLimits } from "@iotd/core/picture/limits";
import {
  addPicturePage,
  auditPage,
  calendarPage,
  editPicturePage,
  pictureListPage,
} from "../../pages/index.ts";
import { aPicture, aRejectedPicture } from "../a-picture.ts";
import { anEntry, counts, noFilter, now } from "../desk.ts";
import { editor, site } from "../site.ts";
import { hostile, picture, words } from "./hostile.ts";

const deleted = aPicture({ ...words, deletedAt: "2026-11-22T09:00:00.000Z" });
const rejected = aRejectedPicture({ ...words, rejection: { code: "animated", detail: hostile } });
const list = {
  site,
  editor,
  now,
  names: new Map([[hostile, hostile]]),
  nextCursor: hostile,
  filter: noFilter,
  counts,
};
const edit = { site, editor, now, history: [anEntry({ subjectName: hostile })] };
const entry = anEntry({
  actor: { id: null, name: hostile },
  subjectName: hostile,
  changes: { name: [hostile, hostile], other: [hostile, { hostile }] },
});

/** The desk pages, with hostile markup in all texts that people can write. */
export const deskPages = {
  list: pictureListPage({
    ...list,
    pictures: [picture, rejected],
    notice: {
      kind: "deleted",
      pictures: [{ id: picture.id, name: hostile }],
      failed: [{ id: deleted.id, name: hostile, reason: hostile }],
      note: hostile,
    },
  }),
  "empty list": pictureListPage({ ...list, pictures: [], nextCursor: null }),
  "deleted list": pictureListPage({
    ...list,
    pictures: [deleted],
    filter: { ...noFilter, q: hostile, deleted: true },
  }),
  "list of a search without a find": pictureListPage({
    ...list,
    pictures: [],
    filter: { ...noFilter, q: hostile, state: "draft" },
  }),
  calendar: calendarPage({
    site,
    editor,
    now,
    month: "2026-11",
    today: "2026-11-24",
    dated: [{ day: "2026-11-22", picture }],
    drafts: [aPicture({ ...words, draft: true, publishedAt: null })],
    before: { name: hostile },
    move: { picture, from: null },
    fault: hostile,
  }),
  audit: auditPage({ site, editor, entries: [entry], nextCursor: hostile, filter: {} }),
  "audit of one picture": auditPage({
    site,
    editor,
    entries: [entry],
    nextCursor: null,
    filter: { picture: picture.id },
  }),
  "empty audit": auditPage({ site, editor, entries: [], nextCursor: null, filter: {} }),
  add: addPicturePage({
    site,
    editor,
    limits: pictureLimits,
    takenDays: ["2026-11-24", "2026-11-26"],
    tomorrow: "2026-11-23",
  }),
  edit: editPicturePage({
    ...edit,
    picture,
    values: words,
    faults: [
      { pointer: "/name", detail: hostile },
      { pointer: "", detail: hostile },
    ],
  }),
  "edit after another": editPicturePage({
    ...edit,
    picture,
    values: { ...words, name: `${hostile}!`, state: "draft" },
    conflict: { by: hostile, at: "2026-11-22T09:00:00.000Z" },
  }),
  "edit rejected": editPicturePage({ ...edit, picture: rejected }),
  "edit deleted": editPicturePage({ ...edit, picture: deleted }),
};
