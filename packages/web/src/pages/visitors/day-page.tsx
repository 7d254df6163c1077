import type { PictureJson } from "@iotd/core/picture";
import { formatDay } from "../../format-day.ts";
import { permanentAddress } from "../../permanent-address.ts";
import { PictureMetadata } from "../metadata/index.ts";
import { PublicLayout } from "../shared/layout.tsx";
import type { Site } from "../shared/site.ts";
import { Stage } from "./stage.tsx";

type DayPageProps = {
  readonly site: Site;
  /** The page's own path: `/days/…` or `/pictures/…`. */
  readonly path: string;
  /** `YYYY-MM-DD`, as are the days beside it. */
  readonly day: string;
  readonly picture: PictureJson;
  readonly previousDay: string | null;
  readonly nextDay: string | null;
};

/** A picture with its day: that of a past day, or any that the archive leads to. */
export const dayPage = ({ site, path, ...shown }: DayPageProps) => (
  <PublicLayout
    site={site}
    title={`${shown.picture.name}, ${formatDay(shown.day)}`}
    description={shown.picture.tagline}
    script="days.js"
    metadata={
      <PictureMetadata
        site={site}
        picture={shown.picture}
        canonical={permanentAddress(site, shown.picture)}
        type="article"
      />
    }
  >
    <Stage {...shown} address={`${site.url}${path}`} />
  </PublicLayout>
);
