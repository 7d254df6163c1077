import { html } from "hono/html";
import { describe, expect, it } from "vitest";
import { xmlDocument } from "./xml-document.ts";

const contentOf = (text: string) => /<a>(.*)<\/a>/s.exec(xmlDocument(html`<a>${text}</a>`))?.[1];

describe("xmlDocument", () => {
  it("leaves out what XML 1.0 forbids and keeps everything else", () => {
    expect(contentOf("a\0b\u0008c\u001fd\ufffee\uffff")).toBe("abcde");
    expect(contentOf("tab\tline\nemoji 😀 \u{10ffff} \u0085")).toBe(
      "tab\tline\nemoji 😀 \u{10ffff} \u0085",
    );
    expect(contentOf(`half ${"😀".charAt(0)}`)).toBe("half ");
  });

  it("shows markup that somebody typed as text", () => {
    expect(contentOf(`<b> & "q" ]]>`)).toBe("&lt;b&gt; &amp; &quot;q&quot; ]]&gt;");
  });
});
