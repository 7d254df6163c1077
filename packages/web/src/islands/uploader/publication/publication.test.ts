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
  ])("sends for %j %j", (publication, sent) => {
    expect(newPublication(publication)).toEqual(sent);
  });
});

describe("changedPublication", () => {
  const waiting = { status: "awaiting_upload", isDraft: false, publishedAt: undefined };
  const drafted = { ...waiting, isDraft: true };
  const scheduled = { ...waiting, publishedAt: later };

  it.each([
    ["nothing if the picture will be published when it is ready", soon, waiting, {}],
    ["that it is no longer a draft", soon, drafted, { draft: false }],
    ["that it no longer has a date", soon, scheduled, { publishedAt: null }],
    [
      "the current time if it is ready and scheduled",
      soon,
      { ...scheduled, status: "ready" },
      { publishedAt: now.toISOString() },
    ],
    ["nothing if it is on the site already", soon, { ...waiting, publishedAt: earlier }, {}],
    ["that it becomes a draft", draft, scheduled, { draft: true }],
    ["nothing if it is a draft already", draft, drafted, {}],
    ["the date", at, drafted, { publishedAt: later }],
  ])("sends %s", (_, publication, current, sent) => {
    expect(changedPublication(publication, current, now)).toEqual(sent);
  });
});
