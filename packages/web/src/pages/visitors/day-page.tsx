import type { PictureJson } from "@iotd/core/picture";
import { formatDay } from "../../format-day.ts";
import { absoluteUrl, permanentAddress } from "../../permanent-address.ts";
import { PictureMetadata } from "../metadata/picture-metadata.tsx";
import { PublicLayout } from "../shared/layout.tsx";
import type { Site } from "../shared/site.ts";
import { Stage } from "./stage.tsx";

type DayPageProps = {
  readonly site: Site;
  /** The path of this page: `/days/…` or `/pictures/…`. */
  readonly path: string;
  /** `YYYY-MM-DD`, like the other two days. */
  readonly day: string;
  readonly picture: PictureJson;
  readonly previousDay: string | null;
  readonly nextDay: string | null;
};

/** The page of a day, or of a picture from the archive. */
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
    <Stage {...shown} address={absoluteUrl(site, path)} />
  </PublicLayout>
);
