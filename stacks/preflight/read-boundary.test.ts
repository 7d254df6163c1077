import { describe, expect, it } from "vitest";
import { readBoundary } from "./read-boundary.ts";

describe("the permissions boundary", () => {
  it("is the stage's, where it is named", () => {
    expect(readBoundary("pre", { IOTD_PERMISSIONS_BOUNDARY: "pre-iotd-boundary" })).toBe(
      "pre-iotd-boundary",
    );
  });

  it.each([{}, { IOTD_PERMISSIONS_BOUNDARY: "" }])("is none where nobody names one: %j", (env) => {
    expect(readBoundary("pre", env)).toBeUndefined();
  });

  it("of another stage is refused", () => {
    expect(() => readBoundary("prod", { IOTD_PERMISSIONS_BOUNDARY: "pre-iotd-boundary" })).toThrow(
      "IOTD_PERMISSIONS_BOUNDARY is “pre-iotd-boundary”, which is not stage prod's: set it to prod-iotd-boundary, or unset it.",
    );
  });
});
