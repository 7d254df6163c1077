type ActionFormProps = {
  readonly action: string;
  readonly label: string;
  /** What the action applies to, for screen readers. */
  readonly subject?: string;
  /** The classes of the button. */
  readonly kind?: "secondary" | "secondary danger" | "quiet danger";
  readonly isDisabled?: boolean;
};

/** A form that consists of its button. */
export const ActionForm = ({
  action,
  label,
  subject,
  kind = "secondary",
  isDisabled = false,
}: ActionFormProps) => (
  <form method="post" action={action}>
    <button class={kind} type="submit" disabled={isDisabled}>
      {label}
      {subject ? <span class="visually-hidden"> {subject}</span> : null}
    </button>
  </form>
);
