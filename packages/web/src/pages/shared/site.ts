import type { Role } from "@iotd/core/user";

/** Settings of the site that every page needs. */
export type Site = {
  /** The origin of the site for absolute URLs, such as `https://iotd.example.com`, without a final slash. */
  readonly url: string;
  /** The path of the folder that `buildAssets` gives, such as `/assets/3f2a…`, without a final slash. */
  readonly assetsPath: string;
  /** The IANA time zone of all days and times on the site. */
  readonly timeZone: string;
};

/** The editor who is signed in. */
export type Editor = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** When their password, a passkey or the second factor changed, while a notice of it is shown. */
  readonly credentialsChangedAt?: Date | undefined;
};

/** What every page of a signed-in editor shows. */
export type EditorPageProps = { readonly site: Site; readonly editor: Editor };

/** The name of the site in titles and headers. */
export const siteName = "Image of the Day";

/** The description of the site, for documents that describe no single picture. */
export const siteDescription = "One picture a day.";
