import type { EditorPictureJson } from "@iotd/core/picture";

const screens = [
  { name: "desktop", label: "Desktop, 1280 × 800" },
  { name: "phone", label: "Phone, 390 × 844" },
] as const;

/**
 * Home as it would be with this picture, on two screens: the real page in frames of their true size,
 * which the stylesheet makes smaller. They are to look at: nothing in them can be reached.
 */
export const PreviewFrames = ({ picture }: { readonly picture: EditorPictureJson }) => (
  <section class="previews" id="preview" aria-labelledby="preview-title">
    <h2 id="preview-title">On the home page</h2>
    <p class="hint">
      As it was saved last.{" "}
      <a href={`/admin/pictures/${picture.id}/preview`}>See it in the whole window</a>
    </p>
    <div class="screens">
      {screens.map(({ name, label }) => (
        <figure class={`screen ${name}`}>
          <div class="glass">
            <iframe
              src={`/admin/pictures/${picture.id}/preview`}
              title={`Home on a screen: ${label}`}
              loading="lazy"
              inert
            />
          </div>
          <figcaption>{label}</figcaption>
        </figure>
      ))}
    </div>
  </section>
);
