import { pictureLimits } from "@iotd/core/picture/limits";
import { describe, expect, it } from "vitest";
import { aPicture, aRejectedPicture } from "../testing/a-picture.ts";
import { anEntry, counts, noFilter, now } from "../testing/desk.ts";
import { administrator, editor, site } from "../testing/site.ts";
import {
  type ApiDocument,
  accountPage,
  addPicturePage,
  archivePage,
  auditPage,
  backupCodesPage,
  calendarPage,
  dayPage,
  editPicturePage,
  errorPage,
  homePage,
  invitationPage,
  issuedLinkPage,
  missingDayPage,
  monthPage,
  passwordResetPage,
  peoplePage,
  personPage,
  pictureListPage,
  referencePage,
  renderPage,
  secondFactorPage,
  secondFactorSetupPage,
  signInPage,
} from "./index.ts";

const hostile = `<script>alert(1)</script>"><img src=x onerror=alert(1)> '); drop table picture; --`;
const words = { name: hostile, tagline: hostile, alt: hostile, credit: hostile };
const picture = aPicture(words);
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

const apiDocument: ApiDocument = {
  openapi: "3.1.1",
  info: {
    title: "API",
    version: "1.0.0",
    description: `A \`word\` and **another**.\n\n${hostile}`,
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/", description: "This site" }],
  tags: [{ name: "Pictures", description: hostile }],
  paths: {
    "/api/days/{day}": {
      get: {
        operationId: "getDay",
        tags: ["Pictures"],
        summary: hostile,
        description: hostile,
        security: [],
        parameters: [
          {
            name: hostile,
            in: "path",
            required: true,
            schema: { enum: [hostile], default: hostile },
          },
        ],
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Picture" } } },
        },
        responses: {
          200: {
            description: hostile,
            content: { [hostile]: { schema: { $ref: "#/components/schemas/Picture" } } },
          },
        },
      },
    },
  },
  components: {
    schemas: { Picture: { type: "object", properties: { name: { const: hostile } } } },
    securitySchemes: {},
  },
};

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
const today = "2026-11-24";

const pages = {
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
  "sign-in": signInPage({ site, error: hostile, email: hostile, next: hostile }),
  "second factor": secondFactorPage({ site, method: "app", next: hostile, error: hostile }),
  invitation: invitationPage({ site, secret: hostile, email: hostile, name: hostile, faults }),
  "password reset": passwordResetPage({ site, secret: hostile, email: hostile, faults }),
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

describe.each(Object.entries(pages))("the %s page", (_, page) => {
  const html = renderPage(page);

  it("is a whole document in English", () => {
    expect(html).toMatch(/^<!doctype html><html lang="en">.*<\/html>$/s);
  });

  it("has one h1, one main and one title", () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html.match(/<main[ >]/g)).toHaveLength(1);
    expect(html.match(/<title>/g)).toHaveLength(1);
  });

  it("shows what people wrote as text", () => {
    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("<img src=x");
  });

  it("has no inline script, style or event handler", () => {
    expect(html).not.toMatch(/<style/);
    const withoutValues = html.replaceAll(/"[^"]*"/g, '""');

    expect(withoutValues).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/);
    const scripts = html.replaceAll(/<script type="application\/ld\+json">[^<]*<\/script>/g, "");
    for (const [script] of scripts.matchAll(/<script[^>]*>.*?<\/script>/gs)) {
      expect(script).toMatch(
        /^<script type="module" src="\/assets\/0123456789abcdef\/[a-z-]+\.js"><\/script>$/,
      );
    }
  });

  it("loads nothing from another host", () => {
    const withoutNames = html.replaceAll(/<link rel="(canonical|alternate)"[^>]*>/g, "");

    expect(withoutNames).not.toMatch(/(src|srcset|href|action)="(https?:)?\/\//);
  });

  it("gives every image a text, every field a label and every id once", () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    const fields = [
      ...html.matchAll(/<(?:input|textarea)(?![^>]*type="hidden")[^>]*\sid="([^"]*)"/g),
    ];

    expect(new Set(ids).size).toBe(ids.length);
    for (const [image] of html.matchAll(/<img[^>]*>/g)) expect(image).toMatch(/\salt="/);
    for (const [, id] of fields) expect(html).toContain(`<label for="${id}"`);
    for (const [, names] of html.matchAll(/aria-(?:describedby|labelledby)="([^"]*)"/g)) {
      for (const name of names?.split(" ") ?? []) expect(ids).toContain(name);
    }
  });
});
