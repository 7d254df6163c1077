import { describe, expect, it } from "vitest";
import { useStandIn } from "../testing/use-stand-in.ts";

const folder = useStandIn("unused");
const run = async (outputs: Readonly<Record<string, unknown>>) => {
  await folder.write(".sst/outputs.json", JSON.stringify(outputs));
  return folder.run("release/find-site-url.ts", ["."]);
};

describe("find-site-url", () => {
  it("finds the site's URL among the outputs of all stacks", async () => {
    const { code, output } = await run({
      "pre-iotd-Keys": {},
      "pre-iotd-Cdn": { SiteUrl: "https://iotd.pre.example.com", ApiUrl: "https://api" },
    });

    expect([code, output]).toEqual([0, "url=https://iotd.pre.example.com\n"]);
  });

  it("fails when no stack has the URL as an output", async () => {
    const { code, output } = await run({ "pre-iotd-Keys": {} });

    expect(code).toBe(1);
    expect(output).toContain("No stack has an output SiteUrl.");
  });
});
