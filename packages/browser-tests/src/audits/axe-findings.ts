import axe from "axe-core";
import type { Page } from "playwright-core";
import * as z from "zod";

/** The rules that axe checks: WCAG 2.0, 2.1 and 2.2, levels A and AA, and its own best practices. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] as const;

const violationsSchema = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** The violations that axe finds in the current page: the rule and the element, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Through the debugger, because the content security policy forbids other scripts.
  await page.evaluate(axe.source);
  const options = { runOnly: tags, resultTypes: ["violations"] };
  const violations = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then((result) => result.violations)`,
  );
  return violationsSchema
    .parse(violations)
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
