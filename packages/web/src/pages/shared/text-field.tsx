import type { PictureText } from "@iotd/core/picture/texts";
import { faultSentence } from "../../fault-sentence.ts";
import { pictureFields } from "../../picture-fields.ts";
import type { Fault } from "./fault.ts";

type TextFieldProps = {
  readonly field: PictureText;
  readonly hint?: string;
  readonly value?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly isRequired?: boolean;
  /** The rows of a text area. @default a single line */
  readonly rows?: number;
};

/**
 * A text field of a picture, with its label, hint and faults. The paragraph for faults is always
 * present, because the upload script writes into it.
 */
export const TextField = ({ field, hint, value, faults, isRequired, rows }: TextFieldProps) => {
  const { label, subject } = pictureFields[field];
  const details = (faults ?? []).filter(({ pointer }) => pointer === `/${field}`);
  const attributes = {
    id: field,
    name: field,
    required: isRequired ?? false,
    autocomplete: "off",
    "aria-describedby": hint ? `${field}-hint ${field}-fault` : `${field}-fault`,
    ...(details.length > 0 && { "aria-invalid": "true" as const }),
  };
  return (
    <div class="field">
      <label for={field}>
        {label} {isRequired ? null : <span class="optional">optional</span>}
      </label>
      {hint ? (
        <p class="hint" id={`${field}-hint`}>
          {hint}
        </p>
      ) : null}
      {rows === undefined ? (
        <input type="text" {...attributes} value={value ?? ""} />
      ) : (
        <textarea {...attributes} rows={rows}>
          {value ?? ""}
        </textarea>
      )}
      <p class="fault" id={`${field}-fault`} hidden={details.length === 0}>
        {details.map(({ detail }) => faultSentence(subject, detail)).join(" ")}
      </p>
    </div>
  );
};
