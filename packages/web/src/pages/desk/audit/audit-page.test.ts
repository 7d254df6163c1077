import { describe, expect, it } from "vitest";
import { anEntry } from "../../../testing/desk.ts";
import { editor, site, textOf } from "../../../testing/site.ts";
import { auditPage, renderPage } from "../../index.ts";

const render = (entry: Parameters<typeof anEntry>[0]) =>
  renderPage(auditPage({ site, editor, entries: [anEntry(entry)], nextCursor: null, filter: {} }));
const scheduled = "2026-11-24T07:00:00.000Z";

describe("auditPage", () => {
  it.each([
    [{}, "Ada changed “Lift-off”."],
    [
      { action: "picture.scheduled", changes: { publishedAt: [null, scheduled] } },
      "Ada scheduled “Lift-off” for 24 Nov 2026, 08:00.",
    ],
    [
      { action: "picture.published", changes: { publishedAt: [null, "2026-11-22T09:00:00.000Z"] } },
      "Ada published “Lift-off”.",
    ],
    [{ action: "picture.unpublished" }, "Ada changed “Lift-off” to a draft."],
    [
      {
        action: "person.signed_out",
        pictureId: null,
        personId: "01920000-0000-7000-8000-000000000004",
        subjectName: "Grace",
      },
      "Ada signed Grace out everywhere.",
    ],
  ] as const)("writes an entry as a sentence (%#)", (entry, sentence) => {
    expect(textOf(render(entry))).toContain(sentence);
  });

  it("shows old and new values in a readable form", () => {
    const html = render({
      changes: {
        publishedAt: [null, scheduled],
        draft: [true, false],
        focalX: [0.255, null],
        credit: [null, "NASA"],
      },
    });

    expect(textOf(html)).toContain("Datenone 24 Nov 2026, 08:00");
    expect(textOf(html)).toContain("Draftyes no");
    expect(textOf(html)).toContain("Focal point from the left26 % none");
    expect(textOf(html)).toContain("Creditnone NASA");
  });

  it("links to all entries of the person and of the picture", () => {
    const { actor, pictureId } = anEntry();

    const html = render({});

    expect(html).toContain(`href="/admin/audit?by=${actor.id}"`);
    expect(html).toContain(`href="/admin/audit?picture=${pictureId}"`);
  });
});
