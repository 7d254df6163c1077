import { forEachText } from "@iotd/core/picture/texts";
import { aPicture } from "../a-picture.ts";

/** A text that tries to inject markup, a script and SQL. */
export const hostile = `<script>alert(1)</script>"><img src=x onerror=alert(1)> '); drop table picture; --`;

/** Hostile texts for all text fields of a picture. */
export const words = forEachText(() => hostile);

/** A picture with hostile texts. */
export const picture = aPicture(words);
