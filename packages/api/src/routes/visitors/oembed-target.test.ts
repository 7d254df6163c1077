import { describe, expect, it } from "vitest";
import { findOEmbedTarget } from "./oembed-target.ts";

const site = { url: "https://iotd.test", aliases: ["http://127.0.0.1:3000"] };
const id = "01a20e41-91d9-7249-90cb-34d0b3ccf2ec";

describe("findOEmbedTarget", () => {
  it.each([
    ["https://iotd.test/", { page: "home" }],
    ["https://iotd.test", { page: "home" }],
    ["http://iotd.test/?utm_source=chat#main", { page: "home" }],
    ["http://127.0.0.1:3000/", { page: "home" }],
    ["https://iotd.test/days/2026-01-10", { page: "day", day: "2026-01-10" }],
    [`https://iotd.test/pictures/${id}`, { page: "picture", id }],
  ])("recognises %s", (url, target) => {
    expect(findOEmbedTarget(site, url)).toEqual(target);
  });

  it.each([
    "https://elsewhere.test/",
    "https://iotd.test.elsewhere.test/",
    "https://iotd.test:8443/",
    "https://iotd.test/archive",
    "https://iotd.test/days/2026-02-30",
    "https://iotd.test/days",
    "https://iotd.test/pictures/1",
    `https://iotd.test/pictures/${id}/more`,
    `https://iotd.test/admin/pictures/${id}`,
    "/",
    "",
  ])("does not recognise %s", (url) => {
    expect(findOEmbedTarget(site, url)).toBeUndefined();
  });
});
