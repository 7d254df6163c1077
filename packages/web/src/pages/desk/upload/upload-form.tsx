import { type pictureLimits, uploadContentTypes } from "@iotd/core/picture/limits";
import type { Child } from "hono/jsx";
import { formatByteSize } from "../../../format-byte-size.ts";
import type { Site } from "../../shared/site.ts";
import { UploadAll } from "./upload-all.tsx";
import { UploadCard } from "./upload-card.tsx";

type UploadFormProps = {
  readonly site: Pick<Site, "timeZone">;
  readonly limits: Pick<typeof pictureLimits, "byteSize" | "pixels">;
  /** The picture that a file is wanted for; new ones are added without it. */
  readonly pictureId?: string;
  /** The days to come that have a picture already, where new ones are added. */
  readonly takenDays?: readonly string[];
  /** The local time that is proposed for the first of one a day. */
  readonly firstTime?: string;
  /** The fields that describe a new picture. */
  readonly children?: Child;
};

/**
 * What islands/uploader/upload.ts brings to life: it finds its parts by `data-part`. Only the field for files
 * waits for the script, so nothing moves when it arrives.
 */
export const UploadForm = ({
  site,
  limits,
  pictureId,
  takenDays = [],
  firstTime = "",
  children,
}: UploadFormProps) => (
  <>
    <noscript>
      <p class="alert">
        Uploading needs JavaScript, which is off or blocked here. Everything else works without.
      </p>
    </noscript>
    <div
      class="upload"
      data-part="upload"
      data-picture-id={pictureId}
      data-time-zone={site.timeZone}
    >
      <FilePart limits={limits} takesSeveral={pictureId === undefined} />
      {pictureId === undefined ? (
        <UploadAll timeZone={site.timeZone} takenDays={takenDays} firstTime={firstTime} />
      ) : null}
      <ol class="cards" data-part="cards" />
      <template data-part="card-template">
        <UploadCard>{children}</UploadCard>
      </template>
    </div>
  </>
);

const FilePart = ({
  limits,
  takesSeveral,
}: Pick<UploadFormProps, "limits"> & { readonly takesSeveral: boolean }) => (
  <div class="drop" data-part="drop">
    <label for="files">
      <span class="call">{takesSeveral ? "Choose pictures" : "Choose a picture"}</span>
      <span class="or">
        {takesSeveral
          ? "one or many; or drop them anywhere on this page, or paste one"
          : "or drop it anywhere on this page, or paste it"}
      </span>
    </label>
    <input
      type="file"
      id="files"
      name="files"
      data-part="files"
      accept={uploadContentTypes.join(",")}
      multiple={takesSeveral}
      aria-describedby="files-hint files-fault"
      disabled
    />
    <p class="hint" id="files-hint">
      JPEG, PNG, WebP or AVIF, at most {formatByteSize(limits.byteSize)} and{" "}
      {limits.pixels / 1_000_000} megapixels
    </p>
    <p class="fault" id="files-fault" data-part="files-fault" role="alert" hidden />
  </div>
);
