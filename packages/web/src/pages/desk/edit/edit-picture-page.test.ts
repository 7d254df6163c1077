import { describe, expect, it } from "vitest";
import { aPicture, aRejectedPicture } from "../../../testing/a-picture.ts";
import { anEntry, now } from "../../../testing/desk.ts";
import { editor, site, textOf } from "../../../testing/site.ts";
import { editPicturePage, renderPage } from "../../index.ts";
import { editValuesOf } from "./edit-values.ts";

const render = (
  props: Pick<Parameters<typeof editPicturePage>[0], "picture" | "values" | "faults" | "conflict">,
) => renderPage(editPicturePage({ site, editor, now, history: [anEntry()], ...props }));

describe("editPicturePage", () => {
  it("the edit form contains the texts of the picture", () => {
    const picture = aPicture({ name: "Lift-off", tagline: "It flies.", credit: "SpaceX" });

    const html = render({ picture });

    expect(html).toMatch(/<input type="text" id="name"[^>]*value="Lift-off"/);
    expect(html).toMatch(/<textarea id="tagline"[^>]*>It flies\.<\/textarea>/);
    expect(html).toContain(
      `<form class="panel" id="edit" method="post" action="/admin/pictures/${picture.id}"`,
    );
  });

  it("the edit form keeps typed text that could not be saved", () => {
    const html = render({ picture: aPicture(), values: { name: "", tagline: "Typed" } });

    expect(html).toContain(">Typed</textarea>");
  });

  it("shows each fault in the summary and next to its field", () => {
    const html = render({
      picture: aPicture(),
      faults: [{ pointer: "/name", detail: "must not be empty" }],
    });

    expect(html).toMatch(/role="alert".*<a href="#name">The name must not be empty\.<\/a>/s);
    expect(html).toMatch(/id="name"[^>]*aria-describedby="name-fault"[^>]*aria-invalid="true"/);
    expect(html).toMatch(/<p class="fault" id="name-fault">The name must not be empty\.<\/p>/);
    expect(html).toMatch(/<p class="fault" id="tagline-fault" hidden/);
  });

  it("asks for another file if the first one was refused", () => {
    const picture = aRejectedPicture();

    const html = render({ picture });

    expect(textOf(html)).toContain("The image is animated. Upload a still image.");
    expect(html).toContain(`data-picture-id="${picture.id}"`);
    expect(html).toContain("/upload.js");
    expect(textOf(html)).toContain("Uploading needs JavaScript");
  });

  it("shows the date in the time zone of the site, and sends the edited revision", () => {
    const html = render({ picture: aPicture({ revision: 7 }) });

    expect(html).toMatch(/type="datetime-local"[^>]*value="2026-11-22T09:00"/);
    expect(html).toContain('name="revision" value="7"');
    expect(html).toMatch(/value="at" checked/);
    expect(textOf(html)).toContain("Date and time in Europe/Berlin");
  });

  it("says which of two equal local times the date is when clocks go back", () => {
    const later = aPicture({ publishedAt: "2026-10-25T01:30:00.000Z" });

    expect(textOf(render({ picture: later }))).toContain(
      "Clocks go back that day and show 02:30 twice. This is the second time.",
    );
  });

  it.each([
    [aPicture(), ["Save and unpublish"]],
    [aPicture({ draft: true, publishedAt: null }), ["Save and publish now"]],
    [
      aPicture({ publishedAt: "2026-12-24T08:00:00.000Z" }),
      ["Save and publish now", "Save as a draft"],
    ],
  ])("shows the buttons that fit the state of the picture (%#)", (picture, buttons) => {
    const labels = [...render({ picture }).matchAll(/name="go"[^>]*>([^<]*)</g)];

    expect(labels.map(([, label]) => label)).toEqual(buttons);
  });

  it("compares the text that another editor saved with the typed text, for fields that differ", () => {
    const picture = aPicture({ name: "Theirs", tagline: "Same" });
    const values = { ...editValuesOf(picture, site.timeZone), name: "Mine" };

    const html = render({
      picture,
      values,
      conflict: { by: "Grace", at: "2026-11-22T09:00:00.000Z" },
    });

    expect(textOf(html)).toContain("Grace saved this picture on 22 Nov 2026, 10:00");
    expect(textOf(html)).toContain("NameGrace savedTheirsYou typedMine");
    expect(html.match(/class="side"/g)).toHaveLength(2);
    expect(html).toMatch(/id="name"[^>]*value="Mine"/);
    expect(html).toContain('form="edit">Save my version');
    expect(html).toContain(`href="/admin/pictures/${picture.id}">Use their version`);
  });

  it("shows the audit entries of the picture", () => {
    expect(textOf(render({ picture: aPicture() }))).toContain("Ada changed “Lift-off”.");
  });

  it("loads the script for the focal point, and the upload script only if a file is missing", () => {
    expect(render({ picture: aPicture() })).not.toContain("/upload.js");
    expect(render({ picture: aPicture() })).toContain("/focal-point.js");
  });

  it("a deleted picture can only be restored", () => {
    const picture = aPicture({ deletedAt: "2026-11-22T09:00:00.000Z" });

    const html = render({ picture });

    expect(html).toContain(`action="/admin/pictures/${picture.id}/restore"`);
    expect(html).not.toContain("<textarea");
  });
});
