type SecretFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** What is shown this once. */
  readonly text: string;
  /** What its button says, which copies it. */
  readonly copy: string;
  readonly isFocused?: boolean;
};

/** Something secret to take along, whole in sight however narrow the page. The page runs `copy.js`. */
export const SecretField = ({ id, label, hint, text, copy, isFocused }: SecretFieldProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    {hint ? (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    ) : null}
    <textarea
      class="secret"
      id={id}
      rows={2}
      readonly
      spellcheck={false}
      {...(isFocused && { autofocus: true })}
      {...(hint && { "aria-describedby": `${id}-hint` })}
    >
      {text}
    </textarea>
    <button class="secondary" type="button" data-copy={id} hidden>
      {copy}
    </button>
  </div>
);
