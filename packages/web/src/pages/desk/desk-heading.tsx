import { paths } from "../../paths.ts";
/** The heading of the table and of the calendar of pictures, with links between them. */
export const DeskHeading = ({
  title,
  view,
}: {
  readonly title: string;
  readonly view: "table" | "calendar";
}) => (
  <div class="heading">
    <h1>{title}</h1>
    <div class="ways">
      <nav class="switch" aria-label="Pictures as">
        <a href={paths.list} {...(view === "table" && { "aria-current": "page" as const })}>
          Table
        </a>
        <a href={paths.calendar} {...(view === "calendar" && { "aria-current": "page" as const })}>
          Calendar
        </a>
      </nav>
      <a class="button primary" href={paths.newPicture}>
        Add a picture
      </a>
    </div>
  </div>
);
