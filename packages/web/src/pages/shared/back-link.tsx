/** The link above the heading that leads to the page above. */
export const BackLink = ({ href, label }: { readonly href: string; readonly label: string }) => (
  <p class="back">
    <a href={href}>
      <span aria-hidden="true">←</span> {label}
    </a>
  </p>
);
