import type { Passkey, Session } from "@iotd/core/user";
import { nameLimits } from "@iotd/core/user/limits";
import { paths } from "../../paths.ts";
import type { Fault } from "../shared/fault.ts";
import { FormField } from "../shared/form-field.tsx";
import { EditorLayout } from "../shared/layout.tsx";
import { Message } from "../shared/message.tsx";
import { NewPasswordField } from "../shared/new-password-field.tsx";
import { PasskeyChoices } from "../shared/passkey-choices.tsx";
import { roleWords } from "../shared/role-words.ts";
import type { EditorPageProps } from "../shared/site.ts";
import { AccountPasskeys } from "./account-passkeys.tsx";
import { AccountSecondFactor } from "./account-second-factor.tsx";
import { AccountSessions } from "./account-sessions.tsx";
import { Setting } from "./setting.tsx";

/** The forms of the page. */
export type AccountForm = "name" | "password" | "second-factor" | "passkeys" | "sessions";

/** The account with its sessions and passkeys, and the result of the last change. */
export type AccountPageProps = EditorPageProps & {
  readonly sessions: readonly Session[];
  readonly currentSessionId: string;
  readonly passkeys: readonly Passkey[];
  readonly hasSecondFactor: boolean;
  /** One sentence about the change that was just made. */
  readonly notice?: string | undefined;
  /** The form that was refused, and what was typed into it. */
  readonly refused?:
    | {
        readonly form: AccountForm;
        readonly faults: readonly Fault[];
        /** One sentence, for a fault that belongs to no field. */
        readonly error?: string | undefined;
        readonly name?: string;
      }
    | undefined;
};

/** The page on which people change their own account. */
export const accountPage = (props: AccountPageProps) => {
  const { site, editor, notice, refused } = props;
  const faultsOf = (form: AccountForm) => (refused?.form === form ? refused.faults : undefined);
  return (
    <EditorLayout site={site} title="Your account" editor={editor} script="passkeys.js">
      <Message kind="notice" text={notice} />
      <h1>Your account</h1>
      <p class="facts">
        <span class="email">{editor.email}</span>
        <span>{roleWords[editor.role].name}</span>
      </p>
      <Message kind="alert" text={refused?.error} />
      <Setting id="own-name" title="Name" hint="The name that other editors see.">
        <form class="panel" method="post" action={`${paths.account}/name`}>
          <FormField
            name="name"
            label="Name"
            value={refused?.form === "name" ? refused.name : editor.name}
            autocomplete="name"
            maxlength={nameLimits.maxCharacters}
            faults={faultsOf("name")}
          />
          <button class="secondary" type="submit">
            Save
          </button>
        </form>
      </Setting>
      <Setting
        id="own-password"
        title="Password"
        hint="Changing it signs you out on all other devices."
      >
        <form class="panel" method="post" action={`${paths.account}/password`}>
          {/* Password managers read the account name from it. */}
          <input type="hidden" name="username" value={editor.email} autocomplete="username" />
          <FormField
            name="password"
            label="Current password"
            type="password"
            autocomplete="current-password"
            faults={faultsOf("password")}
          />
          <NewPasswordField name="newPassword" label="New password" faults={faultsOf("password")} />
          <PasskeyChoices passkeys={props.passkeys} id="password-passkey" />
          <button class="secondary" type="submit">
            Change password
          </button>
        </form>
      </Setting>
      <AccountSecondFactor {...props} faults={faultsOf("second-factor")} />
      <AccountPasskeys {...props} faults={faultsOf("passkeys")} />
      <AccountSessions {...props} faults={faultsOf("sessions")} />
    </EditorLayout>
  );
};
