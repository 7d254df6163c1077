import { faultSentence } from "../../fault-sentence.ts";
import type { Fault } from "./fault.ts";

type FormFieldProps = {
  /** Also the name in the pointers of faults. */
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password";
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly autocomplete?: string;
  /** The keyboard that phones show. */
  readonly inputmode?: "numeric";
  readonly minlength?: number;
  readonly maxlength?: number;
  /** @default true */
  readonly isRequired?: boolean;
  readonly isReadonly?: boolean;
  readonly isFocused?: boolean;
  readonly faults?: readonly Fault[] | undefined;
  /** The id of another element that describes the field. */
  readonly describedBy?: string | undefined;
  /** The id of the element, if another form of the page has a field of the same name. @default `name` */
  readonly id?: string;
};

/** A field with its label, hint and faults. */
export const FormField = ({
  name,
  label,
  type = "text",
  value,
  hint,
  isRequired = true,
  isReadonly,
  isFocused,
  faults = [],
  describedBy,
  id = name,
  ...attributes
}: FormFieldProps) => {
  const details = faults.filter(({ pointer }) => pointer === `/${name}`);
  const descriptions = [describedBy, hint && `${id}-hint`, details.length > 0 && `${id}-fault`];
  const describedByIds = descriptions.filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <input
        type={type}
        id={id}
        name={name}
        required={isRequired}
        {...attributes}
        {...(value !== undefined && { value })}
        {...(isReadonly && { readonly: true })}
        {...(isFocused && { autofocus: true })}
        {...(describedByIds && { "aria-describedby": describedByIds })}
        {...(details.length > 0 && { "aria-invalid": "true" as const })}
      />
      {details.length > 0 ? (
        <p class="fault" id={`${id}-fault`} role="alert">
          {details.map(({ detail }) => faultSentence(label.toLowerCase(), detail)).join(" ")}
        </p>
      ) : null}
    </div>
  );
};
