import { describe, expect, it } from "vitest";
import { readTracked } from "./tracked-files.ts";

/**
 * The number of requirements of level 1 and 2 in each section of OWASP ASVS 5.0, which are numbered from 1:
 * https://github.com/OWASP/ASVS/tree/v5.0.0_release/5.0/en
 */
const sections = `
  1.1 2, 1.2 9, 1.3 11, 1.4 3, 1.5 2, 2.1 3, 2.2 3, 2.3 4, 2.4 1, 3.2 2, 3.3 4, 3.4 6, 3.5 5, 3.7 2, 4.1 3, 4.2 1,
  4.3 2, 4.4 4, 5.1 1, 5.2 3, 5.3 2, 5.4 3, 6.1 3, 6.2 12, 6.3 4, 6.4 4, 6.5 5, 6.6 3, 6.8 4, 7.1 3, 7.2 4, 7.3 2,
  7.4 5, 7.5 2, 7.6 2, 8.1 2, 8.2 3, 8.3 1, 8.4 1, 9.1 3, 9.2 4, 10.1 2, 10.2 2, 10.3 4, 10.4 11, 10.5 5, 10.6 2,
  10.7 3, 11.1 2, 11.2 3, 11.3 3, 11.4 4, 11.5 1, 11.6 1, 12.1 3, 12.2 2, 12.3 4, 13.1 1, 13.2 5, 13.3 2, 13.4 5,
  14.1 2, 14.2 4, 14.3 3, 15.1 3, 15.2 3, 15.3 7, 16.1 1, 16.2 5, 16.3 4, 16.4 3, 16.5 3, 17.1 1, 17.2 4, 17.3 2`;

const requirements = sections.split(",").flatMap((entry) => {
  const [section, count] = entry.trim().split(" ");
  return Array.from({ length: Number(count) }, (_, index) => `${section}.${index + 1}`);
});

/** The requirements that `1.2.3` or a range such as `1.2.3–1.3.1` stands for. */
function expand(ids: string): string[] {
  const [first = "", last = first] = ids.split("–");
  const [from, to] = [requirements.indexOf(first), requirements.indexOf(last)];
  return from === -1 || to < from ? [`unknown: ${ids}`] : requirements.slice(from, to + 1);
}

const text = readTracked(/^docs\/security\.md$/)[0]?.text ?? "";
const rows = [...text.matchAll(/^\| ([\d.–]+) +\| [^|]+\| ([^|]+?) +\| ([^|]+?) +\|$/gm)].map(
  ([, ids = "", status = "", reason = ""]) => ({ ids: expand(ids), status, reason }),
);
const withStatus = (wanted: string) =>
  rows.filter(({ status }) => status === wanted).flatMap(({ ids }) => ids);
const statuses = ["met", "not met", "not applicable"];

describe("the table of ASVS requirements in docs/security.md", () => {
  it("covers each of the 253 requirements of level 1 and 2 once, in their order", () => {
    expect(requirements).toHaveLength(253);
    expect(rows.flatMap(({ ids }) => ids)).toEqual(requirements);
  });

  it("has one of three statuses in each row", () => {
    expect(rows.filter(({ status }) => !statuses.includes(status))).toEqual([]);
  });

  it("links each requirement that is met to a file", () => {
    const unlinked = rows.filter(({ status, reason }) => status === "met" && !/\]\(/.test(reason));

    expect(unlinked).toEqual([]);
  });

  it("has the counts of the summary", () => {
    const counts = statuses.map((status) => `${withStatus(status).length} ${status}`);

    expect(/^\*\*(.+)\*\*$/m.exec(text)?.[1]).toBe(counts.join(", "));
  });

  it("has the requirements that are not met of the summary's list", () => {
    const [, list = ""] = /^## Not met\n(.+?)^## /ms.exec(text) ?? [];
    const listed = [...list.matchAll(/^\| ([\d., –]+?) +\|/gm)].flatMap(([, ids = ""]) =>
      ids.split(", ").flatMap(expand),
    );

    expect(listed).toEqual(withStatus("not met"));
  });
});
