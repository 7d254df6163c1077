import { pictureLimits } from "@iotd/core/picture/limits";
import type { PictureField } from "../../../picture-fields.ts";
import type { Fault } from "../../shared/fault.ts";
import { TextField } from "../../shared/text-field.tsx";

type PictureFormFieldsProps = {
  readonly values?: Readonly<Partial<Record<PictureField, string>>>;
  readonly faults?: readonly Fault[];
};

/** Everything that an editor says of a picture. */
export const PictureFormFields = ({ values = {}, faults = [] }: PictureFormFieldsProps) => (
  <>
    <TextField field="name" value={values.name} faults={faults} isRequired />
    <TextField
      field="tagline"
      hint="A sentence or two, shown under the name."
      value={values.tagline}
      faults={faults}
      isRequired
      rows={3}
    />
    <TextField
      field="alt"
      hint="What the picture shows, in a sentence, for people who cannot see it: screen readers read it out. Without it they only get the name."
      value={values.alt}
      faults={faults}
      rows={2}
    />
    <TextField
      field="credit"
      hint={`Who made it, at most ${pictureLimits.creditCharacters} characters.`}
      value={values.credit}
      faults={faults}
    />
  </>
);
