import type { Child } from "hono/jsx";

type SettingProps = {
  readonly id: string;
  readonly title: Child;
  readonly hint: string;
  readonly children: Child;
};

/** A section of the account page: its title and hint, and next to them its forms. */
export const Setting = ({ id, title, hint, children }: SettingProps) => (
  <section class="setting" id={id} aria-labelledby={`${id}-title`}>
    <div>
      <h2 id={`${id}-title`}>{title}</h2>
      <p>{hint}</p>
    </div>
    {children}
  </section>
);
