import type { Day } from "@iotd/core/day";
import type { PictureJson } from "@iotd/core/picture";
import { PublicLayout } from "./layout.tsx";
import { type Site, siteName } from "./site.ts";
import { Stage } from "./stage.tsx";

type HomePageProps = {
  readonly site: Site;
  /** Null as long as there is none. */
  readonly today: {
    readonly picture: PictureJson;
    /** The day it was published, in the site's time zone. */
    readonly day: Day;
    /** The day before, or null if there was no picture yet. */
    readonly previousDay: Day | null;
  } | null;
};

/** Today's picture, or the invitation to upload the first one. */
export function homePage({ site, today }: HomePageProps) {
  if (!today) return <EmptyHomePage site={site} />;
  return (
    <PublicLayout site={site} title={today.picture.name} description={today.picture.tagline}>
      <Stage {...today} nextDay={null} />
    </PublicLayout>
  );
}

const EmptyHomePage = ({ site }: { readonly site: Site }) => (
  <PublicLayout site={site} title={siteName} description="One picture a day.">
    <main id="main" class="message empty">
      <div class="frame" aria-hidden="true" />
      <h1>{siteName}</h1>
      <p>
        <a href="/admin">No images yet, upload one here</a>
      </p>
    </main>
  </PublicLayout>
);
