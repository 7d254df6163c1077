import type { Child } from "hono/jsx";
import { paths } from "../../../paths.ts";
import { FocalPointFields } from "../edit/focal-point-fields.tsx";
import { AskBeforeUpload } from "./ask-before-upload.tsx";

/**
 * What islands/uploader/card/upload-card.ts copies for each file: its preview, its description and the
 * state of its upload. `children` are the fields of the description; without them, an existing picture
 * only needs a file.
 */
export const UploadCard = ({ children }: { readonly children?: Child }) => (
  <li class="card" data-part="card">
    <form class="panel" data-part="form" aria-labelledby="card-title" novalidate>
      <div class="card-head">
        <h2 id="card-title" data-part="title">
          The file
        </h2>
        <p class="chosen" data-part="chosen" />
      </div>
      <div class="columns">
        <div class="side">
          {children ? (
            <FocalPointFields>
              <Preview />
            </FocalPointFields>
          ) : (
            <Preview />
          )}
        </div>
        {children ? (
          <fieldset class="about-picture" data-part="description">
            <legend class="visually-hidden">About the picture</legend>
            {children}
          </fieldset>
        ) : null}
      </div>
      <Run />
    </form>
    <Result />
  </li>
);

const Preview = () => (
  <img class="preview" data-part="preview" alt="Preview of the chosen file" hidden />
);

const Run = () => (
  <div class="run" data-part="run" tabindex={-1}>
    <p class="alert" data-part="problem" role="alert" hidden />
    <p class="fault" id="file-fault" role="alert" hidden />
    <progress data-part="progress" max={1} value={0} aria-labelledby="card-title" hidden />
    <p class="now" data-part="now" aria-hidden="true" />
    <p class="visually-hidden" data-part="status" role="status" />
    <AskBeforeUpload
      id="ask-title"
      label="Before it is uploaded"
      describe="Describe it"
      sendAnyway="Upload anyway"
      withoutAlt="It is"
      small="It is"
    />
    <div class="actions" data-part="buttons">
      <button class="primary" type="submit" data-part="submit">
        Upload
      </button>
      <a
        class="button secondary"
        href={paths.signIn}
        target="_blank"
        rel="noopener"
        data-part="signIn"
        hidden
      >
        Sign in<span class="visually-hidden"> in a new tab</span>
      </a>
      <button class="primary" type="button" data-part="goOn" hidden>
        Retry
      </button>
      <button class="secondary" type="button" data-part="pause" hidden>
        Pause
      </button>
      <button class="quiet" type="button" data-part="cancel" hidden>
        Cancel
      </button>
      <input type="file" data-part="file" tabindex={-1} hidden />
      <button class="quiet" type="button" data-part="chooseAnother" aria-describedby="file-fault">
        Choose another file
      </button>
      <button class="quiet" type="button" data-part="remove">
        Remove
      </button>
    </div>
  </div>
);

const Result = () => (
  <section
    class="result panel"
    data-part="result"
    aria-labelledby="result-title"
    tabindex={-1}
    hidden
  >
    <img data-part="resultImage" alt="" />
    <div>
      <h2 id="result-title" data-part="resultTitle">
        The picture is ready.
      </h2>
      <p data-part="resultNote" />
      <p class="ways">
        <a class="button secondary" href="/" data-part="resultView">
          See it on the site
        </a>
        <a class="button secondary" href={paths.list} data-part="resultEdit">
          Preview and edit
        </a>
      </p>
    </div>
  </section>
);
