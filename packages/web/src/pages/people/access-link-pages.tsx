import { nameLimits } from "@iotd/core/user/limits";
import { EntranceLayout } from "../shared/entrance-layout.tsx";
import type { Fault } from "../shared/fault.ts";
import { FormField } from "../shared/form-field.tsx";
import { NewPasswordField } from "../shared/new-password-field.tsx";
import { type Site, siteName } from "../shared/site.ts";

type AccessLinkPageProps = {
  readonly site: Site;
  /** What the link opens with; the form is sent to its address. */
  readonly secret: string;
  /** Whom the link is for. */
  readonly email: string;
  readonly faults?: readonly Fault[] | undefined;
};

/** Where somebody who was invited makes their account. */
export const invitationPage = ({
  site,
  secret,
  email,
  name,
  faults,
}: AccessLinkPageProps & { readonly name?: string | undefined }) => (
  <EntranceLayout site={site} title="Welcome">
    <p class="lead">You are invited to edit {siteName}. Choose a name and a password.</p>
    <form class="panel" method="post" action={`/admin/invitations/${secret}`}>
      <OwnEmail email={email} />
      <FormField
        name="name"
        label="Name"
        hint="As other editors see it."
        value={name}
        autocomplete="name"
        maxlength={nameLimits.maxCharacters}
        faults={faults}
        isFocused
      />
      <NewPasswordField label="Password" faults={faults} />
      <button class="primary" type="submit">
        Make my account
      </button>
    </form>
  </EntranceLayout>
);

/** Where somebody whose password was reset sets a new one. */
export const passwordResetPage = ({ site, secret, email, faults }: AccessLinkPageProps) => (
  <EntranceLayout site={site} title="Set a new password">
    <p class="lead">It replaces the old one, and you are signed out everywhere.</p>
    <form class="panel" method="post" action={`/admin/password-resets/${secret}`}>
      <OwnEmail email={email} />
      <NewPasswordField label="New password" faults={faults} isFocused />
      <button class="primary" type="submit">
        Set this password
      </button>
    </form>
  </EntranceLayout>
);

/** Not to be changed: it tells people, and their password managers, whose account this is. */
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
