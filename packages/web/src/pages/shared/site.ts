/** What every page needs to know of the site it belongs to. */
export type Site = {
  /** `https://iotd.example.com`, without a slash at its end: what machines elsewhere read names whole addresses. */
  readonly url: string;
  /** The path of the folder that `buildAssets` made, such as `/assets/3f2a…`, without a final slash. */
  readonly assetsPath: string;
  /** An IANA time zone: days begin and end in it, and times are written in it. */
  readonly timeZone: string;
};

/** The editor who is signed in. */
export type Editor = {
  readonly name: string;
  readonly email: string;
  /** An administrator is an editor who also looks after people. */
  readonly role: "editor" | "administrator";
};

/** The name that pages bear in their titles and headers. */
export const siteName = "Image of the Day";

/** The site in one sentence, where there is no picture to speak for it. */
export const siteDescription = "One picture a day.";
