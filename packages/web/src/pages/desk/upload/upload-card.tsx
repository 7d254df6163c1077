import type { Child } from "hono/jsx";
import { FocalPointFields } from "../edit/focal-point-fields.tsx";

/**
 * What islands/uploader/card/upload-card.ts copies for each file: what is said of it, and how far it has come. With
 * `children`, the fields that describe a new picture; without, only the file is wanted.
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
    <p class="fault" data-part="file-fault" role="alert" hidden />
    <progress data-part="progress" max={1} value={0} aria-labelledby="card-title" hidden />
    <p class="now" data-part="now" aria-hidden="true" />
    <p class="visually-hidden" data-part="status" role="status" />
    <AskForAlt />
    <div class="actions">
      <button class="primary" type="submit" data-part="submit">
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
      <button class="primary" type="button" data-part="go-on" hidden>
        Retry
      </button>
      <button class="secondary" type="button" data-part="pause" hidden>
        Pause
      </button>
      <button class="quiet" type="button" data-part="cancel" hidden>
        Cancel
      </button>
      <input type="file" data-part="file" tabindex={-1} hidden />
      <button class="quiet" type="button" data-part="choose-another">
        Choose another file
      </button>
      <button class="quiet" type="button" data-part="remove">
        Remove
      </button>
    </div>
  </div>
);

const AskForAlt = () => (
  <section
    class="ask"
    data-part="ask"
    aria-label="Before it is uploaded"
    aria-describedby="ask-title"
    tabindex={-1}
    hidden
  >
    <p id="ask-title">
      It has no alternative text yet. People who cannot see the picture will hear only its name, not
      what it shows.
    </p>
    <div class="actions">
      <button class="secondary" type="button" data-part="describe">
        Describe it
      </button>
      <button class="quiet" type="button" data-part="send-anyway">
        Upload without
      </button>
    </div>
  </section>
);

const Result = () => (
  <section
    class="result panel"
    data-part="result"
    aria-labelledby="result-title"
    tabindex={-1}
    hidden
  >
    <img data-part="result-image" alt="" />
    <div>
      <h2 id="result-title" data-part="result-title">
        The picture is ready.
      </h2>
      <p data-part="result-note" />
      <p class="ways">
        <a class="button secondary" href="/" data-part="result-view">
          See it on the site
        </a>
        <a class="button secondary" href="/admin" data-part="result-edit">
          Preview and edit
        </a>
      </p>
    </div>
  </section>
);
