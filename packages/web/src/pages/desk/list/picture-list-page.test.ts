import { describe, expect, it } from "vitest";
import { aPicture, aRejectedPicture } from "../../../testing/a-picture.ts";
import { counts, noFilter, now } from "../../../testing/desk.ts";
import { editor, site, textOf } from "../../../testing/site.ts";
import { pictureListPage, renderPage } from "../../index.ts";

const render = (props: Partial<Parameters<typeof pictureListPage>[0]>) =>
  renderPage(
    pictureListPage({
      site,
      editor,
      now,
      pictures: [],
      names: new Map(),
      nextCursor: null,
      filter: noFilter,
      counts,
      ...props,
    }),
  );

describe("pictureListPage", () => {
  it("invites to upload the first picture while there is none", () => {
    expect(textOf(render({}))).toContain("No pictures yet. Upload the first one");
  });

  it.each([
    [aPicture(), "On the site since 22 Nov 2026, 09:00"],
    [aPicture({ publishedAt: "2026-12-24T08:00:00Z" }), "Scheduled for 24 Dec 2026, 09:00"],
    [aPicture({ draft: true, publishedAt: null }), "Draft Nobody sees it yet."],
    [aPicture({ status: "processing" }), "In preparation"],
    [aPicture({ status: "awaiting_upload" }), "No file yet"],
    [aRejectedPicture(), "Refused The image is animated. Upload a still image."],
  ])("tells the status in words (%#)", (picture, words) => {
    expect(textOf(render({ pictures: [picture] }))).toContain(words);
  });

  it("leads to each picture and deletes it by a form", () => {
    const picture = aPicture();

    const html = render({ pictures: [picture] });

    expect(html).toContain(`<a class="name" href="/admin/pictures/${picture.id}">`);
    expect(html).toContain(`<form method="post" action="/admin/pictures/${picture.id}/delete">`);
  });

  it("restores deleted pictures by a form and does not delete them again", () => {
    const picture = aPicture({ deletedAt: "2026-11-22T09:00:00.000Z" });

    const html = render({
      pictures: [picture],
      filter: { ...noFilter, deleted: true },
      nextCursor: "c",
    });

    expect(html).toContain(`action="/admin/pictures/${picture.id}/restore"`);
    expect(html).not.toContain('/delete"');
    expect(html).toContain('href="/admin?deleted=true&amp;cursor=c"');
  });

  it("says what was deleted and offers to undo it", () => {
    const html = render({ notice: { kind: "deleted", pictures: [{ id: "1", name: "Lift-off" }] } });

    expect(html).toContain('role="status"');
    expect(textOf(html)).toContain("“Lift-off” deleted.Undo");
    expect(html).toContain('action="/admin/pictures/1/restore"');
  });

  it.each(["saved", "restored", "added"] as const)("says that a picture was %s", (kind) => {
    const html = render({ notice: { kind, pictures: [{ id: "1", name: "Lift-off" }] } });

    expect(textOf(html)).toContain(`“Lift-off” ${kind}.`);
    expect(html).not.toContain("Undo");
  });

  it("counts several pictures, names those that it could not be done to, and undoes the others", () => {
    const html = render({
      notice: {
        kind: "deleted",
        pictures: ["1", "2"].map((id) => ({ id, name: id })),
        failed: [{ id: "3", name: "Lift-off", reason: "it is deleted." }],
      },
    });

    expect(textOf(html)).toContain("2 pictures deleted.“Lift-off” was not deleted: it is deleted.");
    expect(html.match(/name="ids" value="[12]"/g)).toHaveLength(2);
    expect(html).toMatch(/name="action" value="restore"[^>]*>Undo/);
  });

  it("says what a search that finds nothing was for, and how to see all", () => {
    const html = render({ filter: { ...noFilter, q: "moon", state: "draft" } });

    expect(textOf(html)).toContain("Nothing here matches “moon”.");
    expect(html).toContain('<a href="/admin?state=draft">Show all</a>');
  });

  it("keeps the filter on the next page and in the views", () => {
    const html = render({
      pictures: [aPicture()],
      filter: { ...noFilter, q: "moon", sort: "published" },
      nextCursor: "c",
    });

    expect(html).toContain('href="/admin?q=moon&amp;sort=published&amp;cursor=c"');
    expect(html).toContain('href="/admin?q=moon&amp;state=draft&amp;sort=published"');
  });

  it("says who uploaded a picture", () => {
    const html = render({
      pictures: [aPicture({ createdBy: "1" })],
      names: new Map([["1", "Grace"]]),
    });

    expect(textOf(html)).toContain("22 Nov 2026, 08:58Grace");
  });
});
