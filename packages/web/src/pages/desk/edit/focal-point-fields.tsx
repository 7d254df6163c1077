import type { Child } from "hono/jsx";
import { faultSentence } from "../../../fault-sentence.ts";
import type { Fault } from "../../shared/fault.ts";

type FocalPointFieldsProps = {
  /** Percent from 0 to 100, as it was typed. Empty means the middle. */
  readonly values?: {
    readonly focalX?: string | undefined;
    readonly focalY?: string | undefined;
  };
  readonly faults?: readonly Fault[] | undefined;
  /** The image to click on. */
  readonly children?: Child;
};

/**
 * The point of a picture that must not be cropped, as two numbers. islands/shared/focal-picker.ts shows it
 * as a ring on the picture. Without that script the numbers are typed.
 */
export const FocalPointFields = ({ values = {}, faults = [], children }: FocalPointFieldsProps) => {
  const details = faults.filter(({ pointer }) => /^\/focal(Point|X|Y)\b/.test(pointer));
  return (
    <fieldset class="focal" data-part="focal">
      <legend>
        Focal point <span class="optional">optional</span>
      </legend>
      <p class="hint" id="focal-hint">
        This point stays visible when a window crops the picture. Leave empty for the middle.{" "}
        <span data-part="focal-how" hidden>
          Click on the picture, or move the ring with the arrow keys.
        </span>
      </p>
      {children ? (
        <div class="focal-picture" data-part="focal-picture">
          {children}
          <button
            type="button"
            class="focal-ring"
            data-part="focal-ring"
            aria-label="Focal point: move it with the arrow keys"
            aria-describedby="focal-hint"
            hidden
          />
        </div>
      ) : null}
      <div class="focal-numbers">
        <Percent name="focalX" label="From the left, %" value={values.focalX} />
        <Percent name="focalY" label="From the top, %" value={values.focalY} />
        <button type="button" class="quiet" data-part="focal-middle" hidden>
          Use the middle
        </button>
      </div>
      <output class="visually-hidden" data-part="focal-now" />
      <p class="fault" id="focalPoint-fault" hidden={details.length === 0}>
        {details.map(({ detail }) => faultSentence("focal point", detail)).join(" ")}
      </p>
    </fieldset>
  );
};

const Percent = (props: {
  readonly name: "focalX" | "focalY";
  readonly label: string;
  readonly value: string | undefined;
}) => (
  <div>
    <label for={props.name}>{props.label}</label>
    <input
      type="number"
      id={props.name}
      name={props.name}
      value={props.value ?? ""}
      min={0}
      max={100}
      step="any"
      inputmode="decimal"
      placeholder="50"
      aria-describedby="focal-hint focalPoint-fault"
    />
  </div>
);
