import { useTestDatabase } from "@iotd/core/testing";
import { expect, it } from "vitest";
import { readRouteSources } from "../testing/read-route-sources.ts";
import { createTestApps, site } from "../testing/test-apps.ts";

const database = useTestDatabase();

const part = 'Content-Disposition: form-data; name="email"';
const urlEncoded = "application/x-www-form-urlencoded";

it.each([
  ["a malformed multipart body", "multipart/form-data; boundary=x", "--x\r\nbroken", 400],
  ["no boundary", "multipart/form-data", `--x\r\n${part}\r\n\r\na\r\n--x--\r\n`, 400],
  [
    "a file in place of a text",
    "multipart/form-data; boundary=x",
    `--x\r\n${part}; filename="a.txt"\r\n\r\na\r\n--x--\r\n`,
    400,
  ],
  ["JSON", "application/json", "{}", 415],
  ["text", "text/plain", "email=a", 415],
  ["no content type", "", "email=a", 415],
  ["another character encoding", `${urlEncoded}; charset=utf-16`, "email=a", 415],
  ["more than 64 KiB", urlEncoded, `email=${"a".repeat(70_000)}`, 413],
  ["broken escapes", urlEncoded, "email=%zz&%c3%28=%", 422],
  ["UTF-8, as its content type says", `${urlEncoded}; charset="UTF-8"`, "email=a", 422],
])("a form with %s is answered with a page, never with a 5xx", async (_, type, body, status) => {
  const answer = await createTestApps(database).adminApp.request("/admin/sign-in", {
    method: "POST",
    headers: { origin: site.url, "content-type": type },
    body,
  });

  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
});

it("no route reads a form without `readForm`", async () => {
  const offenders = (await readRouteSources()).filter(({ source }) =>
    /parseBody|formData\(|valid\("form"/.test(source),
  );

  expect(offenders.map(({ file }) => file)).toEqual([]);
});
