import { paths } from "../../paths.ts";
import { SignedOutLayout } from "../shared/signed-out-layout.tsx";
import type { Site } from "../shared/site.ts";

type SignInPageProps = {
  readonly site: Site;
  /** One sentence that says why the previous attempt failed. */
  readonly error?: string | undefined;
  /** One sentence about the change that was just made. */
  readonly notice?: string | undefined;
  /** The email of the previous attempt. */
  readonly email?: string | undefined;
  /** The path to go to afterwards. */
  readonly next?: string | undefined;
};

/** The page on which editors sign in. A script shows the passkey button if the browser supports passkeys. */
export const signInPage = ({ site, error, notice, email, next }: SignInPageProps) => (
  <SignedOutLayout site={site} title="Sign in" script="sign-in.js">
    {notice ? (
      <p class="notice" role="status">
        {notice}
      </p>
    ) : null}
    <p class="alert" id="sign-in-error" role="alert" hidden={!error}>
      {error ?? ""}
    </p>
    <form class="panel" method="post" action={paths.signIn}>
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
    <div class="instead" id="passkey" data-next={next ?? paths.list} hidden>
      <p aria-hidden="true">or</p>
      <button class="secondary" type="button">
        Use a passkey
      </button>
    </div>
  </SignedOutLayout>
);
