import { expect, it } from "vitest";
import { totpCode } from "./totp-code.ts";

// The secret and times of RFC 6238, appendix B, whose codes have two digits more.
it.each([
  ["1970-01-01T00:00:59Z", "287082"],
  ["2005-03-18T01:58:29Z", "081804"],
  ["2009-02-13T23:31:30Z", "005924"],
])("the code at %s is that of RFC 6238", (instant, code) => {
  expect(totpCode("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", new Date(instant))).toBe(code);
});
