import { describe, expect, it } from "vitest";
import { engines } from "../../package.json";
import { refuseOldNode } from "./refuse-old-node.ts";

describe("refuseOldNode", () => {
  const oldest = engines.node.replace(">=", "");
  const [major = Number.NaN, minor = Number.NaN] = oldest.split(".").map(Number);

  it("the version of Node.js that runs the tests is accepted", () => {
    expect(() => refuseOldNode()).not.toThrow();
  });

  it.each([`${oldest}.0`, `${major}.${minor + 1}.0`, `${major + 1}.0.0`])(
    "Node.js %s is accepted",
    (version) => {
      expect(() => refuseOldNode(version)).not.toThrow();
    },
  );

  it.each([`${major}.${minor - 1}.9`, `${major - 1}.${minor + 5}.0`])(
    "Node.js %s is refused with the required version",
    (version) => {
      expect(() => refuseOldNode(version)).toThrow(
        `Node ${engines.node} is needed and this is ${version}: install a newer one from https://nodejs.org.`,
      );
    },
  );
});
