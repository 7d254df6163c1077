import type { Passkey } from "@iotd/core/user";
import { nameLimits } from "@iotd/core/user/limits";
import { faultSentence } from "../../fault-sentence.ts";
import { formatInstant } from "../../format-day.ts";
import { paths } from "../../paths.ts";
import type { Fault } from "../shared/fault.ts";
import { FormField } from "../shared/form-field.tsx";
import { PasswordConfirmation } from "../shared/password-confirmation.tsx";
import type { Site } from "../shared/site.ts";
import { Setting } from "./setting.tsx";

type AccountPasskeysProps = {
  readonly site: Site;
  readonly passkeys: readonly Passkey[];
  readonly faults?: readonly Fault[] | undefined;
};

/** The passkeys of the account. A script shows the form that adds one, if the browser supports passkeys. */
export const AccountPasskeys = ({ site, passkeys, faults = [] }: AccountPasskeysProps) => (
  <Setting
    id="passkeys"
    title="Passkeys"
    hint="Sign in with your fingerprint, your face or the PIN of your device, instead of a password and a second factor."
  >
    <div class="panel">
      {passkeys.length === 0 ? <p>You have no passkey yet.</p> : null}
      <ul class="entries">
        {passkeys.map((passkey) => (
          <PasskeyEntry site={site} passkey={passkey} />
        ))}
      </ul>
      <p class="alert" id="passkey-fault" role="alert" hidden={faults.length === 0}>
        {faults.map(({ pointer, detail }) => faultSentence(pointer.slice(1), detail)).join(" ")}
      </p>
      <noscript>
        <p class="hint">Adding a passkey requires JavaScript.</p>
      </noscript>
      <form id="add-passkey" hidden>
        <FormField
          id="passkey-name"
          name="name"
          label="Name"
          hint="A name to recognise it by, such as “Work laptop”."
          autocomplete="off"
          maxlength={nameLimits.maxCharacters}
        />
        <PasswordConfirmation id="add-passkey-password" />
        <button class="secondary" type="submit">
          Add a passkey
        </button>
      </form>
    </div>
  </Setting>
);

const PasskeyEntry = ({ site, passkey }: { readonly site: Site; readonly passkey: Passkey }) => {
  const name = passkey.name ?? "Passkey";
  return (
    <li class="entry">
      <div>
        <p class="name">{name}</p>
        <p class="hint">Added {formatInstant(passkey.createdAt, site.timeZone)}</p>
      </div>
      <details>
        <summary class="button quiet">
          Rename<span class="visually-hidden"> “{name}”</span>
        </summary>
        <form class="inline" method="post" action={`${paths.account}/passkeys/${passkey.id}/name`}>
          <label for={`passkey-${passkey.id}`} class="visually-hidden">
            New name of “{name}”
          </label>
          <input
            type="text"
            id={`passkey-${passkey.id}`}
            name="name"
            value={name}
            maxlength={nameLimits.maxCharacters}
            autocomplete="off"
            required
          />
          <button class="secondary" type="submit">
            Save
          </button>
        </form>
      </details>
      <details>
        <summary class="button quiet danger">
          Remove<span class="visually-hidden"> “{name}”</span>
        </summary>
        <form method="post" action={`${paths.account}/passkeys/${passkey.id}/remove`}>
          <PasswordConfirmation id={`remove-${passkey.id}`} />
          <button class="secondary danger" type="submit">
            Yes, remove “{name}”
          </button>
        </form>
      </details>
    </li>
  );
};
