import type { Passkey } from "@iotd/core/user";

type PasskeyChoicesProps = {
  readonly passkeys: readonly Passkey[];
  /** A prefix of ids, if the page has several of these lists. */
  readonly id: string;
};

/** Offers to remove passkeys together with another change, because they can still sign in after it. */
export const PasskeyChoices = ({ passkeys, id }: PasskeyChoicesProps) =>
  passkeys.length === 0 ? null : (
    <fieldset class="choices">
      <legend>Passkeys that can still sign in. Tick those to remove.</legend>
      {passkeys.map((passkey) => (
        <label for={`${id}-${passkey.id}`} class="choice">
          <input type="checkbox" id={`${id}-${passkey.id}`} name="passkeys" value={passkey.id} />
          <span>{passkey.name ?? "Passkey"}</span>
        </label>
      ))}
    </fieldset>
  );
