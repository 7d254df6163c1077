import type { Child } from "hono/jsx";
import type { ScriptName } from "../../build-assets.ts";
import { formatInstant } from "../../format-day.ts";
import { paths } from "../../paths.ts";
import { PageMetadata } from "../metadata/page-metadata.tsx";
import { type Editor, type Site, siteName } from "./site.ts";

type DocumentProps = {
  readonly site: Site;
  /** Without the name of the site, which the layout adds. */
  readonly title: string;
  readonly description?: string | undefined;
  readonly script?: ScriptName | undefined;
  readonly children: Child;
};

type PublicDocumentProps = DocumentProps & {
  /** The canonical URL. With it, the head has the metadata of `PageMetadata`. */
  readonly canonical?: string;
  /** More elements of the head, from metadata/. */
  readonly metadata?: Child;
  readonly stylesheet?: "reference.css";
};

/**
 * The document of a public page, light or dark as the visitor prefers. `script` and `stylesheet` are
 * files of the assets folder. The page works without its script.
 */
export const PublicLayout = ({
  site,
  title,
  description = "",
  canonical,
  metadata,
  stylesheet,
  script,
  children,
}: PublicDocumentProps) => (
  <html lang="en">
    <head>
      <CommonHead site={site} title={title} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#f7f5f0" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#0b0b0d" media="(prefers-color-scheme: dark)" />
      {description ? <meta name="description" content={description} /> : null}
      <link rel="stylesheet" href={`${site.assetsPath}/site.css`} />
      {script ? <script type="module" src={`${site.assetsPath}/${script}`} /> : null}
      {stylesheet ? <link rel="stylesheet" href={`${site.assetsPath}/${stylesheet}`} /> : null}
      {canonical ? <PageMetadata {...{ site, canonical, title, description }} /> : null}
      {metadata}
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="masthead">
        <a class="wordmark" href="/">
          {siteName}
        </a>
        <nav aria-label="Site">
          <a href={paths.archive}>Archive</a>
        </nav>
      </header>
      {children}
    </body>
  </html>
);

/**
 * The document of an editors' page. `editor` is absent before sign-in; `script` is a file of the assets
 * folder.
 */
export const EditorLayout = ({
  site,
  title,
  editor,
  script,
  children,
}: DocumentProps & { readonly editor?: Editor }) => (
  <html lang="en">
    <head>
      <CommonHead site={site} title={title} />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <link rel="stylesheet" href={`${site.assetsPath}/admin.css`} />
      {script ? <script type="module" src={`${site.assetsPath}/${script}`} /> : null}
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      {editor ? <EditorHeader editor={editor} /> : null}
      {editor?.credentialsChangedAt ? (
        <CredentialsNotice at={editor.credentialsChangedAt} timeZone={site.timeZone} />
      ) : null}
      <main id="main">{children}</main>
    </body>
  </html>
);

const CommonHead = ({ site, title }: { readonly site: Site; readonly title: string }) => (
  <>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>{title === siteName ? siteName : `${title} · ${siteName}`}</title>
    <link rel="icon" type="image/svg+xml" href={`${site.assetsPath}/favicon.svg`} />
  </>
);

/** Tells people on every page that somebody, perhaps not they, changed how they sign in. */
const CredentialsNotice = ({ at, timeZone }: { readonly at: Date; readonly timeZone: string }) => (
  <form class="credentials" method="post" action={`${paths.account}/notice/dismiss`}>
    <p>
      Your password, a passkey or your second factor was changed on {formatInstant(at, timeZone)}.
      If it was not you, <a href={paths.account}>change your password</a> and{" "}
      <a href={paths.audit()}>see the audit log</a>.
    </p>
    <button class="secondary" type="submit">
      It was me
    </button>
  </form>
);

const EditorHeader = ({ editor }: { readonly editor: Editor }) => (
  <header class="masthead">
    <a class="wordmark" href={paths.list}>
      {siteName}
    </a>
    <nav aria-label="Editors">
      <a href={paths.list}>Pictures</a>
      <a href={paths.calendar}>Calendar</a>
      <a href={paths.newPicture}>Add a picture</a>
      <a href={paths.audit()}>Audit</a>
      {editor.role === "administrator" ? <a href={paths.people}>People</a> : null}
      <a href="/">View the site</a>
    </nav>
    <form class="session" method="post" action="/admin/sign-out">
      <a class="who" href={paths.account} title={editor.email}>
        <span class="full">
          {editor.name}
          <span class="visually-hidden">, your account</span>
        </span>
        <span class="short">Account</span>
      </a>
      <button class="quiet" type="submit">
        Sign out
      </button>
    </form>
  </header>
);
