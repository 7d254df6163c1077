import { faultSentence } from "../fault-sentence.ts";
import type { EditValues } from "./edit-values.ts";
import type { Fault } from "./fault.ts";

/** The point that must not be cropped, in per cent from the left and from the top; both empty is the middle. */
export const FocalPointFields = ({
  values,
  faults,
}: {
  readonly values: Pick<EditValues, "focalX" | "focalY">;
  readonly faults: readonly Fault[];
}) => {
  const details = faults.filter(({ pointer }) => pointer.startsWith("/focalPoint"));
  return (
    <fieldset class="focal-point">
      <legend>
        Focal point <span class="optional">optional</span>
      </legend>
      <p class="hint" id="focal-hint">
        What narrow windows must not cut off, in per cent. Without it the middle is kept.
      </p>
      <div class="pair">
        <Coordinate name="focalX" label="From the left" value={values.focalX} />
        <Coordinate name="focalY" label="From the top" value={values.focalY} />
      </div>
      <p class="fault" id="focal-fault" hidden={details.length === 0}>
        {details.map(({ detail }) => faultSentence("focal point", detail)).join(" ")}
      </p>
    </fieldset>
  );
};

const Coordinate = ({
  name,
  label,
  value,
}: {
  readonly name: "focalX" | "focalY";
  readonly label: string;
  readonly value: string | undefined;
}) => (
  <div>
    <label for={name}>{label}</label>
    <input
      type="number"
      id={name}
      name={name}
      value={value ?? ""}
      min="0"
      max="100"
      step="any"
      inputmode="decimal"
      aria-describedby="focal-hint focal-fault"
    />
  </div>
);
