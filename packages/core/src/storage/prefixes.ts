/** The prefix of all originals in the uploads bucket. */
export const originalsPrefix = "originals/";

/** The prefix of all variants in the media bucket. It is also their path on the site, because the CDN does not rewrite paths. */
export const mediaPrefix = "media/";

/** The prefix of all styles and scripts in the assets bucket. It is also their path on the site. */
export const assetsPrefix = "assets/";
