import { describe, expect, it } from "vitest";
import { buildAssets } from "./build-assets.ts";

const assets = await buildAssets();
const sizes = Object.fromEntries(assets.files.map(({ name, body }) => [name, body.length]));
const texts = assets.files.map(({ body }) => new TextDecoder().decode(body)).join("\n");

describe("buildAssets", () => {
  it("makes the files that pages refer to, with their media types", () => {
    expect(assets.files.map(({ name, contentType }) => [name, contentType])).toEqual([
      ["admin.css", "text/css; charset=utf-8"],
      ["archive.js", "text/javascript; charset=utf-8"],
      ["calendar.js", "text/javascript; charset=utf-8"],
      ["choose-pictures.js", "text/javascript; charset=utf-8"],
      ["copy.js", "text/javascript; charset=utf-8"],
      ["days.js", "text/javascript; charset=utf-8"],
      ["favicon.svg", "image/svg+xml"],
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
    expect(sizes["admin.css"]).toBeLessThan(22_000);
    expect(sizes["calendar.js"]).toBeLessThan(3_000);
    expect(sizes["choose-pictures.js"]).toBeLessThan(1_000);
    expect(sizes["upload.js"]).toBeLessThan(24_000);
  });

  it("loads nothing from another host", () => {
    expect(texts.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:\/\/[a-z]/);
  });
});
