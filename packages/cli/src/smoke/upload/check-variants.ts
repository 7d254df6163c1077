import { expectContentType, expectStatus } from "../read-answer.ts";
import type { Site } from "../site.ts";
import { unexpected } from "../unexpected.ts";
import type { ReadyPicture } from "./until-ready.ts";

const formats = ["avif", "webp", "jpeg"];

/** Every variant is served, as what and as large as the service says. */
export async function checkVariants(site: Site, { variants }: ReadyPicture): Promise<void> {
  const missing = formats.filter((name) => !variants.some(({ format }) => format === name));
  if (missing.length > 0) throw unexpected("a variant of each format", `no ${missing.join(", ")}`);
  for (const { url, format, byteSize } of variants) {
    const answer = await site.ask(new URL(url).pathname);
    expectStatus(answer, 200);
    expectContentType(answer, `image/${format}`);
    if (answer.body.length !== byteSize) {
      throw unexpected(`${answer.of} to have ${byteSize} bytes`, String(answer.body.length));
    }
  }
}
