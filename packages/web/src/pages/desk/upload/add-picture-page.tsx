import type { Day } from "@iotd/core/day";
import type { pictureLimits } from "@iotd/core/picture/limits";
import { EditorLayout } from "../../shared/layout.tsx";
import type { Editor, Site } from "../../shared/site.ts";
import { PictureFormFields } from "../edit/picture-form-fields.tsx";
import { PublicationFields } from "./publication-fields.tsx";
import { UploadAll } from "./upload-all.tsx";
import { UploadForm } from "./upload-form.tsx";

type AddPicturePageProps = {
  readonly site: Site;
  readonly editor: Editor;
  readonly limits: typeof pictureLimits;
  /** The days from tomorrow on, in the site's time zone, that have a picture already. */
  readonly takenDays: readonly Day[];
  readonly tomorrow: Day;
};

/** The proposed time of day for pictures that are published one per day. */
const hour = "08:00";

/** The page on which an editor adds one or more pictures. */
export const addPicturePage = ({
  site,
  editor,
  limits,
  takenDays,
  tomorrow,
}: AddPicturePageProps) => (
  <EditorLayout site={site} title="Add a picture" editor={editor} script="upload.js">
    <h1>Add a picture</h1>
    <UploadForm
      site={site}
      limits={limits}
      all={
        <UploadAll
          timeZone={site.timeZone}
          takenDays={takenDays}
          firstTime={`${tomorrow}T${hour}`}
        />
      }
    >
      <PictureFormFields />
      <PublicationFields timeZone={site.timeZone} />
    </UploadForm>
  </EditorLayout>
);
