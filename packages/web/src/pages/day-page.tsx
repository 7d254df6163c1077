import type { PictureJson } from "@iotd/core/picture";
import { permanentAddress } from "../permanent-address.ts";
import { formatDay } from "./day.ts";
import { PublicLayout } from "./layout.tsx";
import { PictureMetadata } from "./metadata/index.ts";
import type { Site } from "./site.ts";
import { Stage } from "./stage.tsx";

type DayPageProps = {
  readonly site: Site;
  /** `YYYY-MM-DD`, as are the days beside it. */
  readonly day: string;
  readonly picture: PictureJson;
  readonly previousDay: string | null;
  readonly nextDay: string | null;
};

/** A picture with its day: that of a past day, or any that the archive leads to. */
export const dayPage = ({ site, day, picture, previousDay, nextDay }: DayPageProps) => (
  <PublicLayout
    site={site}
    title={`${picture.name}, ${formatDay(day)}`}
    description={picture.tagline}
    metadata={
      <PictureMetadata
        site={site}
        picture={picture}
        canonical={permanentAddress(site, picture)}
        type="article"
      />
    }
  >
    <Stage picture={picture} day={day} previousDay={previousDay} nextDay={nextDay} />
  </PublicLayout>
);
