import type { Database } from "@iotd/core/database";
import { forEachText } from "@iotd/core/picture/texts";
import { aPicture, aVariant } from "@iotd/core/testing";

/** Texts that would break HTML, XML, JSON and JSON-LD without escaping, with characters that XML forbids. */
export const hostileWords = {
  ...forEachText(() => `& <i>"'`),
  name: `Tom & Jerry's <b>"day"</b> ]]> </script> 😀 \u0001\u000b\uffff`,
  tagline: `<!-- & \u0008 --> \u2028 😀`,
  alt: `"><img src=x onerror=alert(1)>`,
  credit: `A & B <c>`,
};

/** A published picture with `hostileWords` and three JPEGs. */
export async function publishHostilePicture(
  db: Database,
  publishedAt = new Date("2026-01-10T08:00:00Z"),
): Promise<{ readonly id: string }> {
  const { id } = await aPicture(db, { ...hostileWords, publishedAt });
  for (const width of [640, 1920, 2560]) await aVariant(db, id, width);
  return { id };
}
