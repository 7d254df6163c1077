import type { Child } from "hono/jsx";

/** Text with `code`, **strong** words and empty lines between paragraphs, as the API's document has it. */
export const Prose = ({ text }: { readonly text: string }) => (
  <>
    {text.split("\n\n").map((paragraph) => (
      <p>
        <Inline text={paragraph} />
      </p>
    ))}
  </>
);

/** The same without paragraphs. */
export const Inline = ({ text }: { readonly text: string }) => (
  <>{text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map(toElement)}</>
);

function toElement(part: string): Child {
  if (part.startsWith("`")) return <code>{part.slice(1, -1)}</code>;
  return part.startsWith("**") ? <strong>{part.slice(2, -2)}</strong> : part;
}
