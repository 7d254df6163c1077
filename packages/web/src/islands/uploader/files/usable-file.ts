import { convertibleTypes } from "../../../convertible-types.ts";
import { convertibleTypeOf } from "./content-type.ts";
import { convertFile } from "./convert-file.ts";
import { exportFault, fileFault, sizeFault } from "./file-fault.ts";

/** A file that can be uploaded. */
export type UsableFile = {
  readonly file: File;
  /** The file that the editor chose: another one if it was converted. */
  readonly chosen: File;
  /** The name of the type that the file was converted from. */
  readonly convertedFrom?: string;
};

/** The file to upload for a chosen one, or a sentence why there is none. Converts GIF, BMP, TIFF and HEIC. */
export async function usableFile(
  chosen: File,
  convert: typeof convertFile = convertFile,
): Promise<UsableFile | string> {
  const type = convertibleTypeOf(chosen);
  const fault = type ? sizeFault(chosen) : fileFault(chosen);
  if (fault !== undefined) return fault;
  if (type === undefined) return { file: chosen, chosen };
  const converted = await convert(chosen, type);
  if (converted === undefined) return exportFault(chosen.name, type);
  if (typeof converted === "string") return converted;
  return sizeFault(converted) ?? { file: converted, chosen, convertedFrom: convertibleTypes[type] };
}
