import type { Fault } from "./fault.ts";
import { FormField } from "./form-field.tsx";

type PasswordConfirmationProps = {
  /** The id of the field: each form of a page has its own. */
  readonly id: string;
  /** @default true */
  readonly isRequired?: boolean;
  readonly hint?: string;
  readonly faults?: readonly Fault[] | undefined;
};

/** A field for the own password, which confirms a change to how a person signs in. */
export const PasswordConfirmation = ({
  hint = "Confirms that it is you.",
  ...props
}: PasswordConfirmationProps) => (
  <FormField
    {...props}
    name="password"
    label="Your password"
    type="password"
    hint={hint}
    autocomplete="current-password"
  />
);
