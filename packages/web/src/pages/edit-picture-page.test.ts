import { describe, expect, it } from "vitest";
import { aPicture, aRejectedPicture } from "../testing/a-picture.ts";
import { editor, site, textOf } from "../testing/site.ts";
import { editPicturePage, renderPage } from "./index.ts";

const render = (
  props: Pick<Parameters<typeof editPicturePage>[0], "picture" | "values" | "faults">,
) => renderPage(editPicturePage({ site, editor, ...props }));

describe("editPicturePage", () => {
  it("holds the picture's words", () => {
    const picture = aPicture({ name: "Lift-off", tagline: "It flies.", credit: "SpaceX" });

    const html = render({ picture });

    expect(html).toMatch(/<input type="text" id="name"[^>]*value="Lift-off"/);
    expect(html).toMatch(/<textarea id="tagline"[^>]*>It flies\.<\/textarea>/);
    expect(html).toContain(
      `<form class="panel" method="post" action="/admin/pictures/${picture.id}"`,
    );
  });

  it("keeps what was typed where it could not be saved", () => {
    const html = render({ picture: aPicture(), values: { name: "", tagline: "Typed" } });

    expect(html).toContain(">Typed</textarea>");
  });

  it("says each fault in a summary and next to its field", () => {
    const html = render({
      picture: aPicture(),
      faults: [{ pointer: "/name", detail: "must not be empty" }],
    });

    expect(html).toMatch(/role="alert".*<a href="#name">The name must not be empty\.<\/a>/s);
    expect(html).toMatch(/id="name"[^>]*aria-describedby="name-fault"[^>]*aria-invalid="true"/);
    expect(html).toMatch(/<p class="fault" id="name-fault">The name must not be empty\.<\/p>/);
    expect(html).toMatch(/<p class="fault" id="tagline-fault" hidden/);
  });

  it("asks for another file where the first was refused", () => {
    const picture = aRejectedPicture();

    const html = render({ picture });

    expect(textOf(html)).toContain("The image is animated. Upload a still image.");
    expect(html).toContain(`data-picture-id="${picture.id}"`);
    expect(html).toContain("/upload.js");
    expect(textOf(html)).toContain("Uploading needs JavaScript");
  });

  it("runs no script where no file is wanted", () => {
    expect(render({ picture: aPicture() })).not.toContain("<script");
  });

  it("offers nothing but to restore a deleted picture", () => {
    const picture = aPicture({ deletedAt: "2026-11-22T09:00:00.000Z" });

    const html = render({ picture });

    expect(html).toContain(`action="/admin/pictures/${picture.id}/restore"`);
    expect(html).not.toContain("<textarea");
  });
});
