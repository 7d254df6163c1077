import { EditorLayout } from "./layout.tsx";
import { type Site, siteName } from "./site.ts";

type SignInPageProps = {
  readonly site: Site;
  /** One sentence: why the attempt before this one failed. */
  readonly error?: string | undefined;
  /** What was typed before. */
  readonly email?: string | undefined;
  /** The path to go to afterwards. */
  readonly next?: string | undefined;
};

/** Where editors sign in. */
export const signInPage = ({ site, error, email, next }: SignInPageProps) => (
  <EditorLayout site={site} title="Sign in">
    <div class="sign-in">
      <a class="wordmark" href="/">
        {siteName}
      </a>
      <h1>Sign in</h1>
      {error ? (
        <p class="alert" id="sign-in-error" role="alert">
          {error}
        </p>
      ) : null}
      <form class="panel" method="post" action="/admin/sign-in">
        {next === undefined ? null : <input type="hidden" name="next" value={next} />}
        <div class="field">
          <label for="email">Email</label>
          <input
            type="email"
            id="email"
            name="email"
            value={email ?? ""}
            autocomplete="username"
            required
            autofocus={!email}
            {...(error && { "aria-describedby": "sign-in-error" })}
          />
        </div>
        <div class="field">
          <label for="password">Password</label>
          <input
            type="password"
            id="password"
            name="password"
            autocomplete="current-password"
            required
            autofocus={Boolean(email)}
            {...(error && { "aria-describedby": "sign-in-error" })}
          />
        </div>
        <button class="primary" type="submit">
          Sign in
        </button>
      </form>
    </div>
  </EditorLayout>
);
