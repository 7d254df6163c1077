import { describe, expect, it } from "vitest";
import { buildAssets } from "./build-assets.ts";

const assets = await buildAssets();
const sizes = Object.fromEntries(assets.files.map(({ name, body }) => [name, body.length]));
/** A dependency. It contains URLs as names of XML namespaces, but sends no requests. */
const isReader = (name: string) => name.startsWith("read-file-words-");
const texts = assets.files
  .filter(({ name }) => !isReader(name))
  .map(({ body }) => new TextDecoder().decode(body))
  .join("\n");

describe("buildAssets", () => {
  it("builds the files that pages link to, with their media types", () => {
    const named = assets.files.filter(({ name }) => !/-[A-Z0-9]{8}\.js$/.test(name));

    expect(named.map(({ name, contentType }) => [name, contentType])).toEqual([
      ["access-link.js", "text/javascript; charset=utf-8"],
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

  it("names the assets folder by a hash of its content", async () => {
    expect(assets.path).toMatch(/^\/assets\/[0-9a-f]{16}$/);
    expect((await buildAssets()).path).toBe(assets.path);
  });

  it("keeps each stylesheet and script within its size limit", () => {
    expect(sizes["reference.css"]).toBeLessThan(4_000);
    for (const name of ["passkeys.js", "sign-in.js"]) expect(sizes[name]).toBeLessThan(4_000);
    expect(sizes["copy.js"]).toBeLessThan(1_000);
    expect(sizes["site.css"]).toBeLessThan(15_000);
    expect(sizes["days.js"]).toBeLessThan(2_000);
    expect(sizes["archive.js"]).toBeLessThan(2_000);
    expect(sizes["admin.css"]).toBeLessThan(27_000);
    expect(sizes["calendar.js"]).toBeLessThan(3_000);
    expect(sizes["choose-pictures.js"]).toBeLessThan(1_000);
    // It uploads many files, each with its own form.
    expect(sizes["upload.js"]).toBeLessThan(34_000);
  });

  it("loads the metadata reader, the largest script, only on demand", () => {
    const upload = new TextDecoder().decode(
      assets.files.find(({ name }) => name === "upload.js")?.body,
    );
    const reader = assets.files.find(({ name }) => isReader(name));

    expect(reader?.body.length).toBeLessThan(125_000);
    expect(upload).toContain(`import("./${reader?.name}")`);
  });

  it("assets load nothing from other hosts", () => {
    expect(texts.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:\/\/[a-z]/);
  });
});
