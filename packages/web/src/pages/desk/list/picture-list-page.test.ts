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
  it("links to the upload if there are no pictures", () => {
    expect(textOf(render({}))).toContain("No pictures yet. Upload the first one");
  });

  it.each([
    [aPicture(), "On the site since 22 Nov 2026, 09:00"],
    [aPicture({ publishedAt: "2026-12-24T08:00:00Z" }), "Scheduled for 24 Dec 2026, 09:00"],
    [aPicture({ draft: true, publishedAt: null }), "Draft Not visible on the site."],
    [aPicture({ status: "processing" }), "In preparation"],
    [aPicture({ status: "awaiting_upload" }), "No file yet"],
    [aRejectedPicture(), "Refused The image is animated. Upload a still image."],
  ])("shows the state of a picture with an explanation (%#)", (picture, words) => {
    expect(textOf(render({ pictures: [picture] }))).toContain(words);
  });

  it("has a link and a delete form for each picture", () => {
    const picture = aPicture();

    const html = render({ pictures: [picture] });

    expect(html).toContain(`<a class="name" href="/admin/pictures/${picture.id}">`);
    expect(html).toContain(`<form method="post" action="/admin/pictures/${picture.id}/delete">`);
  });

  it("has a restore form and no delete form for deleted pictures", () => {
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

  it("the notice of a deletion names the picture and has an Undo button", () => {
    const html = render({ notice: { kind: "deleted", pictures: [{ id: "1", name: "Lift-off" }] } });

    expect(html).toContain('role="status"');
    expect(textOf(html)).toContain("“Lift-off” deleted.Undo");
    expect(html).toContain('action="/admin/pictures/1/restore"');
  });

  it.each(["saved", "restored", "added"] as const)(
    "the notice says that a picture was %s",
    (kind) => {
      const html = render({ notice: { kind, pictures: [{ id: "1", name: "Lift-off" }] } });

      expect(textOf(html)).toContain(`“Lift-off” ${kind}.`);
      expect(html).not.toContain("Undo");
    },
  );

  it("the notice of a bulk deletion counts the deleted pictures, names the failed ones, and has an Undo button", () => {
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

  it("a search without results shows the search and links to all pictures", () => {
    const html = render({ filter: { ...noFilter, q: "moon", state: "draft" } });

    expect(textOf(html)).toContain("No picture matches “moon”.");
    expect(html).toContain('<a href="/admin?state=draft">Show all</a>');
  });

  it("links to the next page and to the views keep the filter", () => {
    const html = render({
      pictures: [aPicture()],
      filter: { ...noFilter, q: "moon", sort: "published" },
      nextCursor: "c",
    });

    expect(html).toContain('href="/admin?q=moon&amp;sort=published&amp;cursor=c"');
    expect(html).toContain('href="/admin?q=moon&amp;state=draft&amp;sort=published"');
  });

  it("shows who uploaded a picture", () => {
    const html = render({
      pictures: [aPicture({ createdBy: "1" })],
      names: new Map([["1", "Grace"]]),
    });

    expect(textOf(html)).toContain("22 Nov 2026, 08:58Grace");
  });
});
