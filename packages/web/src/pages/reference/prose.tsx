import type { Child } from "hono/jsx";

/** Text with the Markdown that the OpenAPI document uses: `code`, **bold** and paragraphs. */
export const Prose = ({ text }: { readonly text: string }) => (
  <>
    {text.split("\n\n").map((paragraph) => (
      <p>
        <Inline text={paragraph} />
      </p>
    ))}
  </>
);

/** Like `Prose`, but without paragraphs. */
export const Inline = ({ text }: { readonly text: string }) => (
  <>{text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map(toElement)}</>
);

function toElement(part: string): Child {
  if (part.startsWith("`")) return <code>{part.slice(1, -1)}</code>;
  return part.startsWith("**") ? <strong>{part.slice(2, -2)}</strong> : part;
}
