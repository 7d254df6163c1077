import type { Day } from "@iotd/core/day";
import type { PictureJson } from "@iotd/core/picture";
import { paths } from "../../paths.ts";
import { absoluteUrl } from "../../permanent-address.ts";
import { PictureMetadata } from "../metadata/picture-metadata.tsx";
import { PublicLayout } from "../shared/layout.tsx";
import { type Site, siteDescription, siteName } from "../shared/site.ts";
import { Stage } from "./stage.tsx";

type HomePageProps = {
  readonly site: Site;
  /** Null if no picture is published yet. */
  readonly today: {
    readonly picture: PictureJson;
    /** The day of its publication, in the site's time zone. */
    readonly day: Day;
    /** Null if the site had no picture on the day before. */
    readonly previousDay: Day | null;
  } | null;
};

/** Today's picture, or a link to upload the first one. */
export function homePage({ site, today }: HomePageProps) {
  if (!today) return <EmptyHomePage site={site} />;
  const { picture } = today;
  const canonical = absoluteUrl(site, "/");
  return (
    <PublicLayout
      site={site}
      title={picture.name}
      description={picture.tagline}
      script="days.js"
      metadata={<PictureMetadata {...{ site, picture, canonical }} type="website" />}
    >
      <Stage {...today} address={absoluteUrl(site, paths.day(today.day))} nextDay={null} />
    </PublicLayout>
  );
}

const EmptyHomePage = ({ site }: { readonly site: Site }) => (
  <PublicLayout
    site={site}
    title={siteName}
    description={siteDescription}
    canonical={absoluteUrl(site, "/")}
  >
    <main id="main" class="message empty">
      <div class="frame" aria-hidden="true" />
      <h1>{siteName}</h1>
      <p>
        <a href={paths.list}>No images yet, upload one here</a>
      </p>
    </main>
  </PublicLayout>
);
