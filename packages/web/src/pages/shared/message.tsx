type MessageProps = {
  /** A notice confirms a change, an alert says why it was refused. */
  readonly kind: "notice" | "alert";
  readonly text: string | undefined;
};

/** A sentence about the last change; nothing if there is no text. */
export const Message = ({ kind, text }: MessageProps) =>
  text ? (
    <p class={kind} role={kind === "notice" ? "status" : "alert"}>
      {text}
    </p>
  ) : null;
