import { paths } from "../../paths.ts";
import { FormField } from "../shared/form-field.tsx";
import { Message } from "../shared/message.tsx";
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
    <Message kind="notice" text={notice} />
    <p class="alert" id="sign-in-error" role="alert" hidden={!error}>
      {error ?? ""}
    </p>
    <form class="panel" method="post" action={paths.signIn}>
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      <FormField
        name="email"
        label="Email"
        type="email"
        value={email}
        autocomplete="username"
        isFocused={!email}
        describedBy={error && "sign-in-error"}
      />
      <FormField
        name="password"
        label="Password"
        type="password"
        autocomplete="current-password"
        isFocused={Boolean(email)}
        describedBy={error && "sign-in-error"}
      />
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
