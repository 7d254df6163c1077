import type { AuditEntryJson } from "@iotd/core/audit";
import type { EditorPictureJson } from "@iotd/core/picture";
import { pictureLimits, restoreDays } from "@iotd/core/picture/limits";
import { formatByteSize } from "../../../format-byte-size.ts";
import { formatInstant } from "../../../format-day.ts";
import { paths } from "../../../paths.ts";
import { BackLink } from "../../shared/back-link.tsx";
import type { Fault } from "../../shared/fault.ts";
import { FaultSummary } from "../../shared/fault-summary.tsx";
import { EditorLayout } from "../../shared/layout.tsx";
import type { EditorPageProps } from "../../shared/site.ts";
import { Thumbnail } from "../../shared/thumbnail.tsx";
import { AuditList } from "../audit/audit-list.tsx";
import { DeleteButton, RestoreButton } from "../list/picture-actions.tsx";
import { needsFile, stateOf } from "../picture-state.ts";
import { PictureStatus } from "../picture-status.tsx";
import { UploadForm } from "../upload/upload-form.tsx";
import { type Conflict, ConflictPanel } from "./conflict-panel.tsx";
import { type EditValues, editValuesOf } from "./edit-values.ts";
import { FocalPointFields } from "./focal-point-fields.tsx";
import { PictureFormFields } from "./picture-form-fields.tsx";
import { PlacementFields } from "./placement-fields.tsx";
import { PreviewFrames } from "./preview-frames.tsx";

type EditPicturePageProps = EditorPageProps & {
  readonly picture: EditorPictureJson;
  /** What was typed, if it could not be saved. @default the saved values */
  readonly values?: EditValues | undefined;
  readonly faults?: readonly Fault[] | undefined;
  /** Who saved the picture after this editor opened it, if anyone did. */
  readonly conflict?: Conflict | "unknown" | undefined;
  readonly now: Date;
  /** The audit entries of the picture, the latest first. */
  readonly history: readonly AuditEntryJson[];
};

const formId = "edit";

/** The page on which editors change a picture, upload another file, delete it or restore it. */
export const editPicturePage = (props: EditPicturePageProps) => {
  const { site, editor, picture } = props;
  const isShown = picture.deletedAt === null && picture.status === "ready";
  return (
    <EditorLayout
      site={site}
      title={`Edit ${picture.name}`}
      editor={editor}
      script={needsFile(picture) ? "upload.js" : isShown ? "focal-point.js" : undefined}
    >
      <BackLink href={paths.list} label="All pictures" />
      <h1>{picture.name}</h1>
      {picture.deletedAt ? <DeletedPicture {...props} /> : <PresentPicture {...props} />}
      {isShown ? <PreviewFrames picture={picture} /> : null}
      {needsFile(picture) ? (
        <section class="another" aria-labelledby="another-title">
          <h2 id="another-title">
            {picture.status === "rejected" ? "Upload another file" : "Upload the file"}
          </h2>
          <UploadForm site={site} limits={pictureLimits} pictureId={picture.id} />
        </section>
      ) : null}
      <History {...props} />
    </EditorLayout>
  );
};

const PresentPicture = (props: EditPicturePageProps) => {
  const { site, picture, faults = [], conflict, now } = props;
  const values = props.values ?? editValuesOf(picture, site.timeZone);
  return (
    <>
      <FaultSummary faults={faults} />
      {conflict ? (
        <ConflictPanel
          site={site}
          picture={picture}
          values={values}
          conflict={conflict === "unknown" ? undefined : conflict}
          formId={formId}
        />
      ) : null}
      <div class="columns">
        <About site={site} picture={picture} now={now} />
        <div>
          <form
            class="panel"
            id={formId}
            method="post"
            action={paths.editPicture(picture.id)}
            novalidate
          >
            <input type="hidden" name="revision" value={String(picture.revision)} />
            <PictureFormFields values={values} faults={faults} />
            <FocalPointFields values={values} faults={faults}>
              {picture.image ? (
                // Its text is empty because the image above has one.
                <img
                  src={picture.image.src}
                  srcset={picture.image.srcset}
                  sizes="(min-width: 52rem) 26rem, 90vw"
                  alt=""
                />
              ) : null}
            </FocalPointFields>
            <PlacementFields
              site={site}
              picture={picture}
              values={values}
              faults={faults}
              now={now}
            />
            <SaveButtons picture={picture} now={now} />
          </form>
          <div class="apart">
            <p>You can restore a deleted picture for {restoreDays} days.</p>
            <DeleteButton picture={picture} label="Delete this picture" />
          </div>
        </div>
      </div>
    </>
  );
};

/** Every button saves the form too, so a change of state does not lose what was typed. */
const SaveButtons = ({ picture, now }: Pick<EditPicturePageProps, "picture" | "now">) => {
  const state = stateOf(picture, now);
  return (
    <div class="ways">
      <button class="primary" type="submit">
        Save
      </button>
      {state === "draft" || state === "scheduled" ? (
        <button class="secondary" type="submit" name="go" value="now">
          Save and publish now
        </button>
      ) : null}
      {state === "published" || state === "scheduled" ? (
        <button class="quiet" type="submit" name="go" value="draft">
          {state === "published" ? "Save and unpublish" : "Save as a draft"}
        </button>
      ) : null}
    </div>
  );
};

const History = ({ site, picture, history }: EditPicturePageProps) =>
  history.length === 0 ? null : (
    <section class="history" aria-labelledby="history-title">
      <h2 id="history-title">History</h2>
      <AuditList entries={history} timeZone={site.timeZone} />
      <p>
        <a href={paths.audit({ picture: picture.id })}>All changes to this picture</a>
      </p>
    </section>
  );

const DeletedPicture = ({ site, picture, now }: EditPicturePageProps) => (
  <div class="columns">
    <About site={site} picture={picture} now={now} />
    <div class="panel">
      <p>
        This picture is deleted and not on the site. You can restore it for {restoreDays} days after
        the deletion. Restore it to change it.
      </p>
      <p class="tagline">{picture.tagline}</p>
      <RestoreButton picture={picture} label="Restore this picture" />
    </div>
  </div>
);

const About = ({ site, picture, now }: Pick<EditPicturePageProps, "site" | "picture" | "now">) => (
  <div class="about">
    <Thumbnail
      picture={picture}
      sizes="(min-width: 60rem) 30rem, 100vw"
      alt={picture.alt ?? picture.name}
    />
    <PictureStatus site={site} picture={picture} now={now} />
    <p class="uploaded">
      Uploaded {formatInstant(picture.createdAt, site.timeZone)} ·{" "}
      {formatByteSize(picture.byteSize)}
      {picture.width && picture.height ? ` · ${picture.width} × ${picture.height} pixels` : ""}
    </p>
  </div>
);
