/** Names that cameras, phones and clipboards give to files, which say nothing about the picture. */
const meaningless =
  /^(img|dsc|dscn|dscf|dscan|pxl|mvimg|p|gopr|dji|screenshot|screen shot|scan|photo|image|picture|bild|foto|untitled|unnamed|download)?[\s\d()]*( (at|edited|copy|kopie)[\s\d.]*)?$/i;

/**
 * The name for a picture from its file's name: “hubble_deep-field.JPG” becomes “Hubble deep field”.
 * Empty if the file's name says nothing about the picture, such as “IMG_2041.jpg”.
 */
export function humanName(fileName: string): string {
  const words = fileName
    .normalize("NFC")
    .replace(/\.[a-z0-9]{2,5}$/i, "")
    .replace(/[_+]+|-+(?=\S)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return meaningless.test(words) ? "" : words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
