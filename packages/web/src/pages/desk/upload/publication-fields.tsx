/** When a new picture is published; islands/uploader/publication/publication-choice.ts reads it. */
export const PublicationFields = ({ timeZone }: { readonly timeZone: string }) => (
  <div class="field publication">
    <label for="publication">On the site</label>
    <select id="publication" name="publication">
      <option value="now">as soon as it is ready</option>
      <option value="at">from a date and time</option>
      <option value="draft">not yet, keep it as a draft</option>
    </select>
    <div class="publication-time" data-part="publicationTime" hidden>
      <label for="publishedOn">
        Date and time <span class="optional">{timeZone}</span>
      </label>
      <input
        type="datetime-local"
        id="publishedOn"
        name="publishedOn"
        aria-describedby="publishedAt-fault"
      />
    </div>
    <p class="fault" id="publishedAt-fault" hidden />
  </div>
);
