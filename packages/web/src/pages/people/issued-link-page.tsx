import { formatInstant } from "../../format-day.ts";
import { EditorLayout } from "../shared/layout.tsx";
import { SecretField } from "../shared/secret-field.tsx";
import type { EditorPageProps } from "../shared/site.ts";

type IssuedLinkPageProps = EditorPageProps & {
  readonly kind: "invitation" | "password_reset";
  /** The email of the person who receives the link. */
  readonly email: string;
  /** The complete URL, including its secret. */
  readonly url: string;
  readonly expiresAt: Date;
  /** The path of the page to go back to. */
  readonly back: string;
};

const words = {
  invitation: {
    title: "Invitation",
    what: "Anyone who opens this link can create the account.",
  },
  password_reset: {
    title: "Link for a new password",
    what: "Anyone who opens this link can set the password.",
  },
} as const;

/** Shows a link that was just created. It is shown only once. */
export const issuedLinkPage = (props: IssuedLinkPageProps) => {
  const { site, editor, kind, email, url, expiresAt, back } = props;
  const { title, what } = words[kind];
  return (
    <EditorLayout site={site} title={title} editor={editor} script="copy.js">
      <h1>{title}</h1>
      <p class="facts">
        <span class="email">{email}</span>
      </p>
      <div class="panel part">
        <SecretField
          id="link"
          label="Send this link"
          hint={`No email is sent, and the link is not shown again. Send it yourself, in a way that only ${email} can read.`}
          text={url}
          copy="Copy the link"
          isFocused
        />
        <p class="hint">
          {what} It works once, until {formatInstant(expiresAt, site.timeZone)}.
        </p>
      </div>
      <p class="part">
        <a class="button primary" href={back}>
          Done
        </a>
      </p>
    </EditorLayout>
  );
};
