import { describe, expect, it } from "vitest";
import { readBoundary } from "./read-boundary.ts";

describe("the permissions boundary", () => {
  it("the permissions boundary of the stage is returned if it is set", () => {
    expect(readBoundary("pre", { IOTD_PERMISSIONS_BOUNDARY: "pre-iotd-boundary" })).toBe(
      "pre-iotd-boundary",
    );
  });

  it.each([{}, { IOTD_PERMISSIONS_BOUNDARY: "" }])(
    "no permissions boundary is returned if none is set: %j",
    (env) => {
      expect(readBoundary("pre", env)).toBeUndefined();
    },
  );

  it("the permissions boundary of another stage is refused", () => {
    expect(() => readBoundary("prod", { IOTD_PERMISSIONS_BOUNDARY: "pre-iotd-boundary" })).toThrow(
      "IOTD_PERMISSIONS_BOUNDARY is “pre-iotd-boundary”, which is not stage prod's: set it to prod-iotd-boundary, or unset it.",
    );
  });
});
