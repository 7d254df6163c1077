import { nameLimits } from "@iotd/core/user/limits";
import type { Fault } from "../shared/fault.ts";
import { FormField } from "../shared/form-field.tsx";
import { NewPasswordField } from "../shared/new-password-field.tsx";
import { SignedOutLayout } from "../shared/signed-out-layout.tsx";
import { type Site, siteName } from "../shared/site.ts";

type AccessLinkPageProps = {
  readonly site: Site;
  /** The secret at the end of the link. The form posts to the same address. */
  readonly secret: string;
  /** The email of the person for whom the link was created. */
  readonly email: string;
  readonly faults?: readonly Fault[] | undefined;
};

/** The page on which an invited person creates their account. */
export const invitationPage = ({
  site,
  secret,
  email,
  name,
  faults,
}: AccessLinkPageProps & { readonly name?: string | undefined }) => (
  <SignedOutLayout site={site} title="Welcome">
    <p class="lead">You are invited to edit {siteName}. Choose a name and a password.</p>
    <form class="panel" method="post" action={`/admin/invitations/${secret}`}>
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
export const passwordResetPage = ({ site, secret, email, faults }: AccessLinkPageProps) => (
  <SignedOutLayout site={site} title="Set a new password">
    <p class="lead">It replaces your old password and signs you out everywhere.</p>
    <form class="panel" method="post" action={`/admin/password-resets/${secret}`}>
      <OwnEmail email={email} />
      <NewPasswordField label="New password" faults={faults} isFocused />
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
