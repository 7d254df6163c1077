import { describe, expect, it } from "vitest";
import { deskPages } from "../testing/sample-pages/desk.ts";
import { peoplePages } from "../testing/sample-pages/people.ts";
import { visitorsPages } from "../testing/sample-pages/visitors.ts";
import { renderPage } from "./index.ts";

const pages = { ...visitorsPages, ...peoplePages, ...deskPages };

describe.each(Object.entries(pages))("the %s page", (_, page) => {
  const html = renderPage(page);

  it("is a complete HTML document in English", () => {
    expect(html).toMatch(/^<!doctype html><html lang="en">.*<\/html>$/s);
  });

  it("has one h1, one main and one title", () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html.match(/<main[ >]/g)).toHaveLength(1);
    expect(html.match(/<title>/g)).toHaveLength(1);
  });

  it("shows markup that people typed as text", () => {
    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("<img src=x");
  });

  it("has no inline script, style or event handler", () => {
    expect(html).not.toMatch(/<style/);
    const withoutValues = html.replaceAll(/"[^"]*"/g, '""');

    expect(withoutValues).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/);
    const scripts = html.replaceAll(/<script type="application\/ld\+json">[^<]*<\/script>/g, "");
    for (const [script] of scripts.matchAll(/<script[^>]*>.*?<\/script>/gs)) {
      expect(script).toMatch(
        /^<script type="module" src="\/assets\/0123456789abcdef\/[a-z-]+\.js"><\/script>$/,
      );
    }
  });

  it("loads nothing from other hosts", () => {
    const withoutNames = html.replaceAll(/<link rel="(canonical|alternate)"[^>]*>/g, "");

    expect(withoutNames).not.toMatch(/(src|srcset|href|action)="(https?:)?\/\//);
  });

  it("has an alternative text for every image, a label for every field and no id twice", () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    const fields = [
      ...html.matchAll(/<(?:input|textarea)(?![^>]*type="hidden")[^>]*\sid="([^"]*)"/g),
    ];

    expect(new Set(ids).size).toBe(ids.length);
    for (const [image] of html.matchAll(/<img[^>]*>/g)) expect(image).toMatch(/\salt="/);
    for (const [, id] of fields) expect(html).toContain(`<label for="${id}"`);
    for (const [, names] of html.matchAll(/aria-(?:describedby|labelledby)="([^"]*)"/g)) {
      for (const name of names?.split(" ") ?? []) expect(ids).toContain(name);
    }
  });
});
