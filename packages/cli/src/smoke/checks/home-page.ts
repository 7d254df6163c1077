import { expectStatus, unexpected } from "@iotd/api/answer";
import type { Seen } from "../check.ts";
import { expectContentType } from "../expect-content-type.ts";
import { fresh } from "../fresh.ts";
import type { Site } from "../site.ts";

const stylesheetPattern = /<link rel="stylesheet" href="(\/[^"]+)"/;

/** Checks the home page and its stylesheet, which this release published. */
export async function checkHomePage(site: Site): Promise<Seen> {
  const page = await site.ask(fresh("/"));
  expectStatus(page, 200);
  expectContentType(page, "text/html");
  const [, stylesheet] = stylesheetPattern.exec(page.body.toString()) ?? [];
  if (stylesheet === undefined) throw unexpected("the home page to link a stylesheet", "none");
  const styles = await site.ask(stylesheet);
  expectStatus(styles, 200);
  expectContentType(styles, "text/css");
  return "a page with its stylesheet";
}
