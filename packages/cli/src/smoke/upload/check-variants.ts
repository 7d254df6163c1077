import { expectStatus, unexpected } from "@iotd/api/answer";
import type { ProcessedPicture } from "@iotd/api/editor-client";
import { expectContentType } from "../expect-content-type.ts";
import type { Site } from "../site.ts";

const formats = ["avif", "webp", "jpeg"];

/** Checks that there is a variant of each format, and that each is served with its type and size. */
export async function checkVariants(
  site: Site,
  variants: ProcessedPicture["variants"],
): Promise<void> {
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
