import type { Passkey } from "@iotd/core/user";
import { nameLimits } from "@iotd/core/user/limits";
import type { Fault } from "../shared/fault.ts";
import { FormField } from "../shared/form-field.tsx";
import { NewPasswordField } from "../shared/new-password-field.tsx";
import { PasskeyChoices } from "../shared/passkey-choices.tsx";
import { SignedOutLayout } from "../shared/signed-out-layout.tsx";
import { type Site, siteName } from "../shared/site.ts";

type AccessLinkPageProps = {
  readonly site: Site;
  /** The secret of the link. The form sends it in its body, so that no log contains it. */
  readonly secret: string;
  /** The email of the person for whom the link was created. */
  readonly email: string;
  readonly faults?: readonly Fault[] | undefined;
};

const words = {
  invitation: { title: "Welcome", path: "/admin/invitations" },
  password_reset: { title: "Set a new password", path: "/admin/password-resets" },
} as const;

/**
 * The page that a link opens. The secret is in the fragment of its URL, which browsers do not send: a script
 * posts it. Without JavaScript, people paste the link.
 */
export const accessLinkPage = ({
  site,
  kind,
}: {
  readonly site: Site;
  readonly kind: keyof typeof words;
}) => {
  const { title, path } = words[kind];
  return (
    <SignedOutLayout site={site} title={title} script="access-link.js">
      <form class="panel" id="access-link" method="post" action={path}>
        <FormField
          name="secret"
          label="Link"
          hint="Paste the link that you received."
          autocomplete="off"
        />
        <button class="primary" type="submit">
          Continue
        </button>
      </form>
    </SignedOutLayout>
  );
};

/** The page on which an invited person creates their account. */
export const invitationPage = ({
  site,
  secret,
  email,
  name,
  faults,
}: AccessLinkPageProps & { readonly name?: string | undefined }) => (
  <SignedOutLayout site={site} title={words.invitation.title}>
    <p class="lead">You are invited to edit {siteName}. Choose a name and a password.</p>
    <form class="panel" method="post" action={`${words.invitation.path}/accept`}>
      <input type="hidden" name="secret" value={secret} />
      <OwnEmail email={email} />
      <FormField
        name="name"
        label="Name"
        hint="The name that other editors see."
        value={name}
        autocomplete="name"
        maxlength={nameLimits.maxCharacters}
        faults={faults}
        isFocused
      />
      <NewPasswordField label="Password" faults={faults} />
      <button class="primary" type="submit">
        Create my account
      </button>
    </form>
  </SignedOutLayout>
);

/** The page on which a person sets a new password by a reset link. */
export const passwordResetPage = ({
  site,
  secret,
  email,
  passkeys,
  faults,
}: AccessLinkPageProps & { readonly passkeys: readonly Passkey[] }) => (
  <SignedOutLayout site={site} title={words.password_reset.title}>
    <p class="lead">It replaces your old password and signs you out everywhere.</p>
    <form class="panel" method="post" action={`${words.password_reset.path}/set`}>
      <input type="hidden" name="secret" value={secret} />
      <OwnEmail email={email} />
      <NewPasswordField label="New password" faults={faults} isFocused />
      <PasskeyChoices passkeys={passkeys} id="passkey" />
      <button class="primary" type="submit">
        Set password
      </button>
    </form>
  </SignedOutLayout>
);

/** Read-only: it shows people and their password managers which account this is. */
const OwnEmail = ({ email }: { readonly email: string }) => (
  <FormField
    name="email"
    label="Email"
    type="email"
    value={email}
    autocomplete="username"
    isReadonly
  />
);
