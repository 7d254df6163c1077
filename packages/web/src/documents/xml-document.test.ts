import { html } from "hono/html";
import { describe, expect, it } from "vitest";
import { xmlDocument } from "./xml-document.ts";

const contentOf = (text: string) => /<a>(.*)<\/a>/s.exec(xmlDocument(html`<a>${text}</a>`))?.[1];

describe("xmlDocument", () => {
  it("removes the characters that XML 1.0 does not allow and keeps all others", () => {
    expect(contentOf("a\0b\u0008c\u001fd\ufffee\uffff")).toBe("abcde");
    expect(contentOf("tab\tline\nemoji 😀 \u{10ffff} \u0085")).toBe(
      "tab\tline\nemoji 😀 \u{10ffff} \u0085",
    );
    expect(contentOf(`half ${"😀".charAt(0)}`)).toBe("half ");
  });

  it("escapes markup in values", () => {
    expect(contentOf(`<b> & "q" ]]>`)).toBe("&lt;b&gt; &amp; &quot;q&quot; ]]&gt;");
  });
});
