import { paths } from "../../paths.ts";
import { BackLink } from "../shared/back-link.tsx";
import { FormField } from "../shared/form-field.tsx";
import { EditorLayout } from "../shared/layout.tsx";
import { Message } from "../shared/message.tsx";
import { SecretField } from "../shared/secret-field.tsx";
import type { EditorPageProps } from "../shared/site.ts";
import { QrCode } from "./qr-code.tsx";

type SecondFactorSetupPageProps = EditorPageProps & {
  /** The `otpauth://totp/…` address that authenticator apps read. */
  readonly uri: string;
  /** One sentence that says why the code was refused. */
  readonly error?: string | undefined;
};

/** Gives the secret to an authenticator app, and asks for a code to confirm it. */
export const secondFactorSetupPage = ({ site, editor, uri, error }: SecondFactorSetupPageProps) => {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return (
    <EditorLayout site={site} title="Set up a second factor" editor={editor} script="copy.js">
      <BackLink href={`${paths.account}#second-factor`} label="Your account" />
      <h1>Set up a second factor</h1>
      <Message kind="alert" text={error} />
      <ol class="steps">
        <li>
          <h2>Scan this with an authenticator app</h2>
          <QrCode text={uri} label="QR code with the secret" />
          <SecretField
            id="secret"
            label="Or enter this secret"
            text={(secret.match(/.{1,4}/g) ?? []).join(" ")}
            copy="Copy the secret"
          />
        </li>
        <li>
          <h2>Enter the code that the app shows</h2>
          <form method="post" action={`${paths.account}/second-factor/confirm`}>
            <FormField
              name="code"
              label="Code"
              hint="Six digits. They change every 30 seconds."
              inputmode="numeric"
              autocomplete="one-time-code"
              isFocused={error !== undefined}
            />
            <button class="primary" type="submit">
              Turn it on
            </button>
          </form>
        </li>
      </ol>
    </EditorLayout>
  );
};
