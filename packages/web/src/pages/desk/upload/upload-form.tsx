import type { pictureLimits } from "@iotd/core/picture/limits";
import type { Child } from "hono/jsx";
import { acceptedFiles } from "../../../convertible-types.ts";
import { formatByteSize } from "../../../format-byte-size.ts";
import type { Site } from "../../shared/site.ts";
import { UploadCard } from "./upload-card.tsx";

type UploadFormProps = {
  readonly site: Pick<Site, "timeZone">;
  readonly limits: Pick<typeof pictureLimits, "byteSize" | "pixels">;
  /** The existing picture that needs a file; without it, files become new pictures. */
  readonly pictureId?: string;
  /** The controls for all pictures, where files become new pictures. */
  readonly all?: Child;
  /** The fields that describe a new picture. */
  readonly children?: Child;
};

/**
 * The form that islands/uploader/upload.ts connects: it finds the parts by `data-part`. Only the field
 * for files waits for the script, so nothing moves when the script has loaded.
 */
export const UploadForm = ({ site, limits, pictureId, all, children }: UploadFormProps) => (
  <>
    <noscript>
      <p class="alert">
        Uploading needs JavaScript, which is off or blocked here. Everything else works without it.
      </p>
    </noscript>
    <div
      class="upload"
      data-part="upload"
      data-picture-id={pictureId}
      data-time-zone={site.timeZone}
    >
      <FilePart limits={limits} takesSeveral={pictureId === undefined} />
      {all}
      <ol class="cards" data-part="list" />
      <template data-part="template">
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
      accept={acceptedFiles}
      multiple={takesSeveral}
      aria-describedby="files-hint files-fault"
      disabled
    />
    <p class="hint" id="files-hint">
      JPEG, PNG, WebP or AVIF, at most {formatByteSize(limits.byteSize)} and{" "}
      {limits.pixels / 1_000_000} megapixels. GIF, BMP, TIFF and HEIC are converted if this browser
      can read them.
    </p>
    <p class="fault" id="files-fault" data-part="filesFault" role="alert" hidden />
  </div>
);
