import type { pictureLimits } from "@iotd/core/picture/limits";
import { EditorLayout } from "./layout.tsx";
import { PictureFormFields } from "./picture-form-fields.tsx";
import { PublicationFields } from "./publication-fields.tsx";
import type { Editor, Site } from "./site.ts";
import { UploadForm } from "./upload-form.tsx";

type AddPicturePageProps = {
  readonly site: Site;
  readonly editor: Editor;
  readonly limits: typeof pictureLimits;
};

/** Where an editor adds pictures, one or many. */
export const addPicturePage = ({ site, editor, limits }: AddPicturePageProps) => (
  <EditorLayout site={site} title="Add a picture" editor={editor} script="upload.js">
    <h1>Add a picture</h1>
    <UploadForm site={site} limits={limits}>
      <PictureFormFields />
      <PublicationFields timeZone={site.timeZone} />
    </UploadForm>
  </EditorLayout>
);
