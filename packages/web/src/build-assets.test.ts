import { describe, expect, it } from "vitest";
import { buildAssets } from "./build-assets.ts";

const assets = await buildAssets();
const sizes = Object.fromEntries(assets.files.map(({ name, body }) => [name, body.length]));
/** Written by others: it names hosts, as XML names its vocabularies, and talks to none. */
const isReader = (name: string) => name.startsWith("read-file-words-");
const texts = assets.files
  .filter(({ name }) => !isReader(name))
  .map(({ body }) => new TextDecoder().decode(body))
  .join("\n");

describe("buildAssets", () => {
  it("makes the files that pages refer to, with their media types", () => {
    const named = assets.files.filter(({ name }) => !/-[A-Z0-9]{8}\.js$/.test(name));

    expect(named.map(({ name, contentType }) => [name, contentType])).toEqual([
      ["admin.css", "text/css; charset=utf-8"],
      ["archive.js", "text/javascript; charset=utf-8"],
      ["calendar.js", "text/javascript; charset=utf-8"],
      ["choose-pictures.js", "text/javascript; charset=utf-8"],
      ["copy.js", "text/javascript; charset=utf-8"],
      ["days.js", "text/javascript; charset=utf-8"],
      ["favicon.svg", "image/svg+xml"],
      ["focal-point.js", "text/javascript; charset=utf-8"],
      ["passkeys.js", "text/javascript; charset=utf-8"],
      ["reference.css", "text/css; charset=utf-8"],
      ["sign-in.js", "text/javascript; charset=utf-8"],
      ["site.css", "text/css; charset=utf-8"],
      ["upload.js", "text/javascript; charset=utf-8"],
    ]);
  });

  it("names the folder for its content", async () => {
    expect(assets.path).toMatch(/^\/assets\/[0-9a-f]{16}$/);
    expect((await buildAssets()).path).toBe(assets.path);
  });

  it("keeps them small", () => {
    expect(sizes["reference.css"]).toBeLessThan(4_000);
    for (const name of ["passkeys.js", "sign-in.js"]) expect(sizes[name]).toBeLessThan(4_000);
    expect(sizes["copy.js"]).toBeLessThan(1_000);
    expect(sizes["site.css"]).toBeLessThan(15_000);
    expect(sizes["days.js"]).toBeLessThan(2_000);
    expect(sizes["archive.js"]).toBeLessThan(2_000);
    expect(sizes["admin.css"]).toBeLessThan(27_000);
    expect(sizes["calendar.js"]).toBeLessThan(3_000);
    expect(sizes["choose-pictures.js"]).toBeLessThan(1_000);
    // Many files in one queue, each with its words, its time and its point.
    expect(sizes["upload.js"]).toBeLessThan(34_000);
  });

  it("keeps the reader of metadata, which is larger than all the rest, out of every page", () => {
    const upload = new TextDecoder().decode(
      assets.files.find(({ name }) => name === "upload.js")?.body,
    );
    const reader = assets.files.find(({ name }) => isReader(name));

    expect(reader?.body.length).toBeLessThan(125_000);
    expect(upload).toContain(`import("./${reader?.name}")`);
  });

  it("loads nothing from another host", () => {
    expect(texts.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:\/\/[a-z]/);
  });
});
