import type { EditorPictureJson } from "@iotd/core/picture";
import { pictureLimits, restoreDays } from "@iotd/core/picture/limits";
import { formatByteSize } from "../format-byte-size.ts";
import type { PictureField } from "../picture-fields.ts";
import { formatInstant } from "./day.ts";
import type { Fault } from "./fault.ts";
import { FaultSummary } from "./fault-summary.tsx";
import { EditorLayout } from "./layout.tsx";
import { DeleteButton, RestoreButton } from "./picture-actions.tsx";
import { PictureFormFields } from "./picture-form-fields.tsx";
import { PictureStatus } from "./picture-status.tsx";
import type { Editor, Site } from "./site.ts";
import { Thumbnail } from "./thumbnail.tsx";
import { UploadForm } from "./upload-form.tsx";

type EditPicturePageProps = {
  readonly site: Site;
  readonly editor: Editor;
  readonly picture: EditorPictureJson;
  /** What was typed, where it could not be saved; the picture's own words without it. */
  readonly values?: Readonly<Partial<Record<PictureField, string>>> | undefined;
  readonly faults?: readonly Fault[] | undefined;
};

/** Where an editor changes what is said of a picture, sends another file, deletes or restores it. */
export const editPicturePage = (props: EditPicturePageProps) => {
  const { site, editor, picture } = props;
  const wantsFile =
    picture.deletedAt === null &&
    (picture.status === "rejected" || picture.status === "awaiting_upload");
  return (
    <EditorLayout
      site={site}
      title={`Edit ${picture.name}`}
      editor={editor}
      {...(wantsFile && { script: "upload.js" as const })}
    >
      <p class="back">
        <a href="/admin">
          <span aria-hidden="true">←</span> All pictures
        </a>
      </p>
      <h1>{picture.name}</h1>
      {picture.deletedAt ? <DeletedPicture {...props} /> : <PresentPicture {...props} />}
      {wantsFile ? (
        <section class="another" aria-labelledby="another-title">
          <h2 id="another-title">
            {picture.status === "rejected" ? "Send another file" : "Send the file"}
          </h2>
          <UploadForm limits={pictureLimits} pictureId={picture.id} />
        </section>
      ) : null}
    </EditorLayout>
  );
};

const PresentPicture = ({ site, picture, values, faults = [] }: EditPicturePageProps) => (
  <>
    <FaultSummary faults={faults} />
    <div class="columns">
      <About site={site} picture={picture}>
        <PictureStatus site={site} picture={picture} />
      </About>
      <div>
        <form class="panel" method="post" action={`/admin/pictures/${picture.id}`} novalidate>
          <PictureFormFields values={values ?? valuesOf(picture)} faults={faults} />
          <button class="primary" type="submit">
            Save
          </button>
        </form>
        <div class="apart">
          <p>It can be restored for {restoreDays} days.</p>
          <DeleteButton picture={picture} label="Delete this picture" />
        </div>
      </div>
    </div>
  </>
);

const DeletedPicture = ({ site, picture }: EditPicturePageProps) => (
  <div class="columns">
    <About site={site} picture={picture}>
      <p class="status">
        <span class="badge deleted">Deleted</span>{" "}
        {formatInstant(picture.deletedAt ?? picture.updatedAt, site.timeZone)}
      </p>
    </About>
    <div class="panel">
      <p>
        This picture is not on the site. It can be restored for {restoreDays} days after it was
        deleted, and changed once it is restored.
      </p>
      <p class="tagline">{picture.tagline}</p>
      <RestoreButton picture={picture} label="Restore this picture" />
    </div>
  </div>
);

const About = ({
  site,
  picture,
  children,
}: Pick<EditPicturePageProps, "site" | "picture"> & { readonly children: unknown }) => (
  <div class="about">
    <Thumbnail
      picture={picture}
      sizes="(min-width: 60rem) 30rem, 100vw"
      alt={picture.alt ?? picture.name}
    />
    {children}
    <p class="uploaded">
      Uploaded {formatInstant(picture.createdAt, site.timeZone)} ·{" "}
      {formatByteSize(picture.byteSize)}
      {picture.width && picture.height ? ` · ${picture.width} × ${picture.height} pixels` : ""}
    </p>
  </div>
);

const valuesOf = ({ name, tagline, alt, credit }: EditorPictureJson) => ({
  name,
  tagline,
  alt: alt ?? "",
  credit: credit ?? "",
});
