import { isPictureText } from "@iotd/core/picture/texts";
import { faultSentence } from "../../fault-sentence.ts";
import { pictureFields } from "../../picture-fields.ts";
import type { Fault } from "./fault.ts";

/** The faults of a form, each with a link to its field. */
export const FaultSummary = ({ faults }: { readonly faults: readonly Fault[] }) =>
  faults.length === 0 ? null : (
    <div class="alert" role="alert">
      <h2>Not saved yet</h2>
      <ul>
        {faults.map((fault) => (
          <li>
            <FaultLink fault={fault} />
          </li>
        ))}
      </ul>
    </div>
  );

const FaultLink = ({ fault }: { readonly fault: Fault }) => {
  const field = fault.pointer.slice(1);
  if (field === "publishedAt")
    return <a href={`#${field}`}>{faultSentence("date", fault.detail)}</a>;
  if (field.startsWith("focalPoint")) {
    return <a href="#focalX">{faultSentence("focal point", fault.detail)}</a>;
  }
  if (!isPictureText(field)) return <span>{faultSentence("form", fault.detail)}</span>;
  return <a href={`#${field}`}>{faultSentence(pictureFields[field].subject, fault.detail)}</a>;
};
