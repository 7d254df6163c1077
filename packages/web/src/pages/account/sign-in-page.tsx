import { EntranceLayout } from "../shared/entrance-layout.tsx";
import type { Site } from "../shared/site.ts";

type SignInPageProps = {
  readonly site: Site;
  /** One sentence: why the attempt before this one failed. */
  readonly error?: string | undefined;
  /** One sentence: what has just been done. */
  readonly notice?: string | undefined;
  /** What was typed before. */
  readonly email?: string | undefined;
  /** The path to go to afterwards. */
  readonly next?: string | undefined;
};

/** Where editors sign in. The button for passkeys is shown by its script, where the browser has them. */
export const signInPage = ({ site, error, notice, email, next }: SignInPageProps) => (
  <EntranceLayout site={site} title="Sign in" script="sign-in.js">
    {notice ? (
      <p class="notice" role="status">
        {notice}
      </p>
    ) : null}
    <p class="alert" id="sign-in-error" role="alert" hidden={!error}>
      {error ?? ""}
    </p>
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
    <div class="instead" id="passkey" data-next={next ?? "/admin"} hidden>
      <p aria-hidden="true">or</p>
      <button class="secondary" type="button">
        Use a passkey
      </button>
    </div>
  </EntranceLayout>
);
