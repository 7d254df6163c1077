import fc from "fast-check";
import type { RouterRoute } from "hono/types";
import { sessionCookie } from "../auth/session-cookie.ts";
import { site } from "./test-apps.ts";

/** A request, as text that a failed test can print. */
export type HostileRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whose session it has. */
  readonly as: "stranger" | "editor" | "administrator";
};

/** What requests are made of besides random text. */
export type Vocabulary = {
  /** The names of the fields of queries, forms and JSON. */
  readonly fields: readonly string[];
  /** Values that exist, such as the id of a picture. */
  readonly values: readonly string[];
};

const hugeText = "a".repeat(70_000);
const cursors = [
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "infinity",
  "0000-01-01T00:00:00Z",
].map((publishedAt) =>
  Buffer.from(
    JSON.stringify({ publishedAt, at: publishedAt, id: "00000000-0000-7000-8000-000000000000" }),
  ).toString("base64url"),
);
const edges = [
  ...[
    "",
    " ",
    "0",
    "-1",
    "1e400",
    "NaN",
    "99999999999999999999",
    "null",
    "[]",
    "true",
    "json",
    "xml",
  ],
  ...["1000-01", "9999-12", "0999-12", "1000-01-01", "9999-12-31", "0000-01-01", "2026-02-30"],
  ...[
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-12:00",
    "1000-01-01T00:00:00+14:00",
    "now",
    "at",
  ],
  ...[
    "\r\nx-injected: 1",
    "/admin?q=\r\n",
    "/admin?q=\u0001",
    "/admin?q=✓",
    "//evil.example",
    "\0",
    "\ud800",
  ],
  ...["-".repeat(33), '"', "__proto__", "../../etc/passwd", "%", "%00", "%c3%28", "😀", ...cursors],
];
const escapes = ["%", "%00", "%zz", "%c3%28", "%2e%2e%2f", "%ff", "%0d%0a", "%ed%a0%80"];
const contentTypes = [
  "application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded; charset=utf-16",
  "multipart/form-data; boundary=x",
  "multipart/form-data",
  'multipart/form-data; boundary=""',
  "multipart/form-data; boundary=\u00e9",
  "application/json",
  "application/json; charset=utf-7",
  "text/plain",
  ";",
  "",
];
const headerNames = [
  ...["accept", "accept-language", "if-none-match", "if-modified-since", "range", "user-agent"],
  ...["origin", "referer", "x-forwarded-for", "x-forwarded-host", "x-request-id", "forwarded"],
  ...[
    "access-control-request-method",
    "sec-fetch-site",
    "content-encoding",
    "expect",
    "x-http-method-override",
  ],
];

/** Requests to one route: hostile and plausible parameters, queries, headers, cookies and bodies. */
export function hostileRequest(
  route: Pick<RouterRoute, "method" | "path" | "handler">,
  { fields, values }: Vocabulary,
): fc.Arbitrary<HostileRequest> {
  const words = new Set(route.handler.toString().match(/\w+/g));
  const own = fields.filter((field) => words.has(field));
  const name = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...(own.length > 0 ? own : fields)) },
    { weight: 1, arbitrary: fc.constantFrom(...fields) },
    fc.string({ maxLength: 5 }),
  );
  const value = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...values) },
    { weight: 3, arbitrary: fc.constantFrom(...edges) },
    fc.string({ unit: "binary", maxLength: 12 }),
  );
  const pairs = fc.array(fc.tuple(name, value), { maxLength: 5 });
  const encoded = pairs.map((list) => String(new URLSearchParams(list)));
  const broken = fc.array(fc.constantFrom("&", "=", ...escapes, ...fields), { maxLength: 6 });
  const query = fc.oneof(
    { weight: 4, arbitrary: encoded },
    broken.map((parts) => parts.join("")),
  );

  const part = fc.constantFrom(
    ...["--x", "\r\n", "\r\n\r\n", "--", "--x--\r\n", "broken", ": ", "value", ...escapes],
    ...fields.map((field) => `Content-Disposition: form-data; name="${field}"`),
    'Content-Disposition: form-data; name="name"; filename="a.txt"\r\nContent-Type: text/plain',
  );
  const multipart = fc.oneof(
    fc.array(part, { maxLength: 9 }).map((parts) => parts.join("")),
    fc
      .array(fc.tuple(name, value, fc.constantFrom("", '; filename="a"')), { maxLength: 4 })
      .map(
        (list) =>
          `${list
            .map(
              ([field, text, file]) =>
                `--x\r\nContent-Disposition: form-data; name="${field}"${file}\r\n\r\n${text}\r\n`,
            )
            .join("")}--x--\r\n`,
      ),
  );
  const json = fc.oneof(
    fc
      .dictionary(name, fc.oneof(value, fc.jsonValue()), { maxKeys: 5 })
      .map((it) => JSON.stringify(it)),
    fc.json(),
    fc.constantFrom("{", "", "nul", '{"__proto__":{"a":1}}', "[".repeat(20_000)),
  );
  const anyType = fc.constantFrom(...contentTypes);
  const content = fc.oneof(
    fc.tuple(fc.constant("application/x-www-form-urlencoded"), query),
    fc.tuple(fc.constant("multipart/form-data; boundary=x"), multipart),
    fc.tuple(fc.constant("application/json"), json),
    fc.tuple(anyType, fc.oneof(query, multipart, json, fc.constant(hugeText))),
  );

  /** Node's Request accepts what HTTP permits: bytes, without control characters. */
  const headerValue = value.map((text) => text.replaceAll(/[^\x20-\x7e\x80-\xff]/g, "").trim());
  const headers = fc.dictionary(fc.constantFrom(...headerNames), headerValue, { maxKeys: 3 });
  const cookie = fc.option(
    fc
      .tuple(fc.constantFrom(sessionCookie, "other", "__proto__"), headerValue)
      .map(([key, text]) => `${key}=${text}`),
    { freq: 3, nil: "" },
  );

  const parameter = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...values) },
    value.map((text) => encodeURIComponent(text.toWellFormed())),
    fc.constantFrom(...escapes),
  );
  const path = fc.tuple(
    ...route.path.split("/").map((segment) => {
      const [, pattern] = /^:\w+\{(.*)\}$/.exec(segment) ?? [];
      if (pattern) return fc.stringMatching(new RegExp(`^${pattern}$`));
      return segment.startsWith(":") ? parameter : fc.constant(segment);
    }),
  );
  const method = fc.oneof(
    { weight: 9, arbitrary: fc.constant(route.method === "ALL" ? "GET" : route.method) },
    fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
  );

  return fc
    .record({
      method,
      path,
      query,
      content: fc.option(content, { freq: 8 }),
      headers,
      cookie,
      as: fc.constantFrom("stranger", "editor", "administrator"),
    })
    .map(
      ({
        path: segments,
        query: search,
        content: sent,
        headers: extra,
        cookie: crumb,
        ...rest
      }) => {
        const body = /GET|HEAD/.test(rest.method) ? undefined : (sent?.[1] ?? undefined);
        return {
          ...rest,
          path: `${segments.join("/")}${search && `?${search}`}`,
          headers: {
            origin: site.url,
            ...(body !== undefined && {
              "content-type": sent?.[0].replaceAll(/[^\x20-\x7e\x80-\xff]/g, "") ?? "",
            }),
            ...(crumb && { cookie: crumb }),
            ...extra,
          },
          ...(body !== undefined && { body }),
        };
      },
    );
}
