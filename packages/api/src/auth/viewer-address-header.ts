/** The header in which CloudFront tells the viewer's address, if its origin request policy names it. */
export const viewerAddressHeader = "CloudFront-Viewer-Address";
