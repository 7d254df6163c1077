export { PageMetadata } from "./page-metadata.tsx";
export { PictureMetadata } from "./picture-metadata.tsx";
