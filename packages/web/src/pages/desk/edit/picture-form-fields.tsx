import { type PictureText, pictureTexts } from "@iotd/core/picture/texts";
import type { Fault } from "../../shared/fault.ts";
import { TextField } from "../../shared/text-field.tsx";

type PictureFormFieldsProps = {
  readonly values?: Readonly<Partial<Record<PictureText, string>>>;
  readonly faults?: readonly Fault[];
};

/** The text fields of a picture. */
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
      hint="Describe in one sentence what the picture shows. Screen readers read it aloud; without it they read the name."
      value={values.alt}
      faults={faults}
      rows={2}
    />
    <TextField
      field="credit"
      hint={`Who made the picture. At most ${pictureTexts.credit.maxCharacters} characters.`}
      value={values.credit}
      faults={faults}
    />
  </>
);
