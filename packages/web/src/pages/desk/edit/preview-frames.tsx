import type { EditorPictureJson } from "@iotd/core/picture";
import { paths } from "../../../paths.ts";

const screens = [
  { name: "desktop", label: "Desktop, 1280 × 800" },
  { name: "phone", label: "Phone, 390 × 844" },
] as const;

/**
 * The home page with this picture on two screens: the real page in frames of full size, which the
 * stylesheet scales down. They are inert, so that the keyboard skips them.
 */
export const PreviewFrames = ({ picture }: { readonly picture: EditorPictureJson }) => (
  <section class="previews" id="preview" aria-labelledby="preview-title">
    <h2 id="preview-title">On the home page</h2>
    <p class="hint">
      As last saved.{" "}
      <a href={`${paths.editPicture(picture.id)}/preview`}>Open in the full window</a>
    </p>
    <div class="screens">
      {screens.map(({ name, label }) => (
        <figure class={`screen ${name}`}>
          <div class="glass">
            <iframe
              src={`${paths.editPicture(picture.id)}/preview`}
              title={`Home page on a screen: ${label}`}
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
