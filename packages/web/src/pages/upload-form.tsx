import { type pictureLimits, uploadContentTypes } from "@iotd/core/picture/limits";
import type { Child } from "hono/jsx";
import { formatByteSize } from "../format-byte-size.ts";

type UploadFormProps = {
  readonly limits: Pick<typeof pictureLimits, "byteSize" | "pixels">;
  /** The picture that a file is wanted for; a new one is added without it. */
  readonly pictureId?: string;
  /** The fields that describe a new picture. */
  readonly children?: Child;
};

/**
 * The form that islands/upload.ts brings to life: it finds its parts by `data-part`. Only the
 * button that sends it waits for the script, so nothing moves when it arrives.
 */
export const UploadForm = ({ limits, pictureId, children }: UploadFormProps) => (
  <>
    <noscript>
      <p class="alert">
        Uploading needs JavaScript, which is off or blocked here. Everything else works without.
      </p>
    </noscript>
    <form class="upload" data-part="form" data-picture-id={pictureId} novalidate>
      <div class="columns">
        <FilePart limits={limits} />
        {children ? (
          <fieldset class="panel" data-part="description">
            <legend class="visually-hidden">About the picture</legend>
            {children}
          </fieldset>
        ) : null}
      </div>
      <div class="run" data-part="run" tabindex={-1}>
        <p class="alert" data-part="problem" role="alert" hidden />
        <progress data-part="progress" max={1} value={0} aria-label="Upload" hidden />
        <p class="now" data-part="now" aria-hidden="true" />
        <p class="visually-hidden" data-part="status" role="status" />
        <div class="actions">
          <button class="primary" type="submit" data-part="submit" disabled>
            Upload
          </button>
          <a
            class="button secondary"
            href="/admin/sign-in"
            target="_blank"
            rel="noopener"
            data-part="sign-in"
            hidden
          >
            Sign in<span class="visually-hidden"> in a new tab</span>
          </a>
          <button class="primary" type="button" data-part="retry" hidden>
            Retry
          </button>
          <button class="quiet" type="button" data-part="cancel" hidden>
            Cancel
          </button>
        </div>
      </div>
    </form>
    <section class="result panel" data-part="result" tabindex={-1} hidden>
      <h2 data-part="result-title">The picture is ready.</h2>
      <img data-part="result-image" alt="" />
      <p class="ways">
        <a class="button primary" href="/">
          See it on the site
        </a>
        <a class="button secondary" href="/admin/pictures/new">
          Add another
        </a>
      </p>
    </section>
  </>
);

const FilePart = ({ limits }: Pick<UploadFormProps, "limits">) => (
  <div class="drop" data-part="drop">
    <img class="preview" data-part="preview" alt="Preview of the chosen file" hidden />
    <div class="choose">
      <label for="file">
        <span class="call">Choose a picture</span>
        <span class="or">or drop it anywhere on this page, or paste it</span>
      </label>
      <input
        type="file"
        id="file"
        name="file"
        data-part="file"
        accept={uploadContentTypes.join(",")}
        aria-describedby="file-hint file-chosen file-fault"
      />
      <p class="hint" id="file-hint">
        JPEG, PNG, WebP or AVIF, at most {formatByteSize(limits.byteSize)} and{" "}
        {limits.pixels / 1_000_000} megapixels
      </p>
      <p class="chosen" id="file-chosen" data-part="chosen" />
      <p class="fault" id="file-fault" role="alert" hidden />
    </div>
  </div>
);
