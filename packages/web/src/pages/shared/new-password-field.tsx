import { passwordLimits } from "@iotd/core/user/limits";
import type { Fault } from "./fault.ts";
import { FormField } from "./form-field.tsx";

type NewPasswordFieldProps = {
  readonly label: string;
  readonly faults?: readonly Fault[] | undefined;
  readonly name?: string;
  readonly isFocused?: boolean;
};

/** A field for a new password, with its requirements. */
export const NewPasswordField = ({ name = "password", ...props }: NewPasswordFieldProps) => (
  <FormField
    {...props}
    name={name}
    type="password"
    hint={`At least ${passwordLimits.minCharacters} characters. A few words are easy to remember.`}
    autocomplete="new-password"
    minlength={passwordLimits.minCharacters}
    maxlength={passwordLimits.maxCharacters}
  />
);
