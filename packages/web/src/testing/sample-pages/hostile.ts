import { aPicture } from "../a-picture.ts";

/** What somebody might type to break a page. */
export const hostile = `<script>alert(1)</script>"><img src=x onerror=alert(1)> '); drop table picture; --`;

/** All that an editor may say of a picture. */
export const words = { name: hostile, tagline: hostile, alt: hostile, credit: hostile };

/** A picture that is described so. */
export const picture = aPicture(words);
