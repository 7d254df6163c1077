import { describe, expect, it } from "vitest";
import { changedPublication, newPublication, type Publication } from "./publication.ts";

const now = new Date("2026-11-24T08:00:00Z");
const later = "2026-12-01T08:00:00.000Z";
const earlier = "2026-11-20T08:00:00.000Z";
const soon: Publication = { kind: "now" };
const draft: Publication = { kind: "draft" };
const at: Publication = { kind: "at", instant: later };

describe("newPublication", () => {
  it.each([
    [soon, {}],
    [draft, { draft: true }],
    [at, { publishedAt: later }],
  ])("says for %j %j", (publication, said) => {
    expect(newPublication(publication)).toEqual(said);
  });
});

describe("changedPublication", () => {
  const waiting = { status: "awaiting_upload", isDraft: false, publishedAt: undefined };
  const drafted = { ...waiting, isDraft: true };
  const scheduled = { ...waiting, publishedAt: later };

  it.each([
    ["nothing, where it is to be shown when it is ready and will be", soon, waiting, {}],
    ["that it is no draft any more", soon, drafted, { draft: false }],
    ["that it has no date any more", soon, scheduled, { publishedAt: null }],
    [
      "to show it now, where it is ready and scheduled",
      soon,
      { ...scheduled, status: "ready" },
      { publishedAt: now.toISOString() },
    ],
    ["nothing of one that is on the site", soon, { ...waiting, publishedAt: earlier }, {}],
    ["that it becomes a draft", draft, scheduled, { draft: true }],
    ["nothing of what is a draft", draft, drafted, {}],
    ["the date", at, drafted, { publishedAt: later }],
  ])("says %s", (_, publication, current, said) => {
    expect(changedPublication(publication, current, now)).toEqual(said);
  });
});
