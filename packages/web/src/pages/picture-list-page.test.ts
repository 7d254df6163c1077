import { describe, expect, it } from "vitest";
import { aPicture, aRejectedPicture } from "../testing/a-picture.ts";
import { editor, site, textOf } from "../testing/site.ts";
import { pictureListPage, renderPage } from "./index.ts";

const render = (props: Partial<Parameters<typeof pictureListPage>[0]>) =>
  renderPage(
    pictureListPage({ site, editor, pictures: [], nextCursor: null, showDeleted: false, ...props }),
  );

describe("pictureListPage", () => {
  it("invites to upload the first picture while there is none", () => {
    expect(textOf(render({}))).toContain("No pictures yet. Upload the first one");
  });

  it.each([
    [aPicture(), "Ready On the site from 22 Nov 2026, 09:00."],
    [aPicture({ status: "processing" }), "In preparation"],
    [aPicture({ status: "awaiting_upload" }), "No file yet"],
    [aRejectedPicture(), "Refused The image is animated. Upload a still image."],
  ])("tells the status in words (%#)", (picture, words) => {
    expect(textOf(render({ pictures: [picture] }))).toContain(words);
  });

  it("leads to each picture and deletes it by a form", () => {
    const picture = aPicture();

    const html = render({ pictures: [picture] });

    expect(html).toContain(`<a href="/admin/pictures/${picture.id}">`);
    expect(html).toContain(`<form method="post" action="/admin/pictures/${picture.id}/delete">`);
  });

  it("restores deleted pictures by a form and does not delete them again", () => {
    const picture = aPicture({ deletedAt: "2026-11-22T09:00:00.000Z" });

    const html = render({ pictures: [picture], showDeleted: true, nextCursor: "c" });

    expect(html).toContain(`action="/admin/pictures/${picture.id}/restore"`);
    expect(html).not.toContain("/delete");
    expect(html).toContain('href="?deleted=true&amp;cursor=c"');
  });

  it("says what was deleted and offers to undo it", () => {
    const html = render({ notice: { kind: "deleted", picture: { id: "1", name: "Lift-off" } } });

    expect(html).toContain('role="status"');
    expect(textOf(html)).toContain("“Lift-off” deleted.Undo");
    expect(html).toContain('action="/admin/pictures/1/restore"');
  });

  it.each(["saved", "restored", "added"] as const)("says that a picture was %s", (kind) => {
    const html = render({ notice: { kind, picture: { id: "1", name: "Lift-off" } } });

    expect(textOf(html)).toContain(`“Lift-off” ${kind}.`);
    expect(html).not.toContain("Undo");
  });
});
