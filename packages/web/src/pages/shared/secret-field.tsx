type SecretFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** The secret. */
  readonly text: string;
  /** The label of the button that copies the secret. */
  readonly copy: string;
  readonly isFocused?: boolean;
};

/** A secret that is shown once, with a button that copies it. Requires the script `copy.js`. */
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
